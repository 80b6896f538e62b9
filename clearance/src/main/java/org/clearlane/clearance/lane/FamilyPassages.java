// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.lane;

import java.lang.System.Logger.Level;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.clearance.Claim;
import org.clearlane.clearance.Directive.Place;
import org.clearlane.clearance.PassageId;
import org.clearlane.clearance.PassageReason;
import org.clearlane.clearance.Verdict;
import org.clearlane.devices.ScannedCode;
import org.clearlane.enrollment.GroupReading;
import org.clearlane.enrollment.QrClaim;
import org.clearlane.kernel.TravelDocument;

/**
 * Lets the members of a family pass after one scan: one after another, each with a passage and a
 * use of the code of their own. Whose turn it is, the face tells. There are as many turns as
 * members; the first that ends in neither a crossing nor a referral ends the group.
 */
final class FamilyPassages {
  private static final System.Logger LOG = System.getLogger(FamilyPassages.class.getName());
  private static final String PREFIX = "CLRG1.";

  /** The least that was calibrated. */
  private static final double LEAST_FMR = 1e-6;

  private final LaneRunner lane;
  private final LaneTools tools;
  private final FaceCaptures captures;

  FamilyPassages(LaneRunner lane, LaneTools tools, FaceCaptures captures) {
    this.lane = lane;
    this.tools = tools;
    this.captures = captures;
  }

  /** A member who has not had a turn yet. */
  private record Member(QrClaim code, TravelDocument document) {
    boolean child() {
      return FamilyTurn.child(document.birthDate(), LocalDate.now(ZoneId.systemDefault()));
    }
  }

  /** Whether the code says that it is a family's. */
  static boolean beginWith(ScannedCode code) {
    return code.text().strip().startsWith(PREFIX);
  }

  void serve(ScannedCode code) throws InterruptedException {
    Optional<GroupReading> reading = read(code);
    switch (reading.orElse(null)) {
      case null -> lane.askForOwnCodes();
      case GroupReading.Refused(var refusal) ->
          lane.refer(lane.begin(), QrFaceProcedure.reason(refusal));
      case GroupReading.Genuine(List<QrClaim> members) -> serve(members);
    }
  }

  /** Empty if the database does not answer, in which the members stand. */
  private Optional<GroupReading> read(ScannedCode code) {
    try {
      return Optional.of(tools.credentials.readGroup(code.text(), code.at()));
    } catch (RuntimeException e) {
      // Whatever it is, single codes may still be read. The message may name what was looked for.
      LOG.log(
          Level.WARNING,
          "lane {0} cannot look a family up: {1}",
          lane.configuration().id(),
          e.getClass().getName());
      return Optional.empty();
    }
  }

  private void serve(List<QrClaim> codes) throws InterruptedException {
    List<Member> left = new ArrayList<>();
    for (QrClaim code : codes) {
      tools
          .enrollments
          .find(code.traveller())
          .ifPresent(traveller -> left.add(new Member(code, traveller.document())));
    }
    boolean goesOn = true;
    for (int number = 1; number <= codes.size() && goesOn && !left.isEmpty(); number++) {
      goesOn = turn(new Place(number, codes.size()), left) && lane.able() && !lane.stopping();
    }
  }

  /** One turn; false if it ends the group. */
  private boolean turn(Place place, List<Member> left) throws InterruptedException {
    PassageId id = lane.begin();
    boolean clear = place.number() == 1 ? lane.gateReady(id) : lane.nobodySlippedThrough(id);
    if (!clear) {
      return false;
    }
    Optional<FaceCaptures.Seen> face = captures.take(id, Optional.of(place));
    Optional<Member> member = face.flatMap(seen -> whose(seen.proof().probe(), left));
    if (member.isPresent()) {
      left.remove(member.get());
      Claim claim = new Claim.Qr(member.get().code());
      if (lane.take(id, claim)) {
        QrFaceProcedure.decide(lane, id, claim, face.orElseThrow());
      }
    } else if (face.isPresent()) {
      lane.refer(id, PassageReason.FACE_MISMATCH);
    }
    return FamilyTurn.goesOn(
        lane.lastState(), member.map(Member::child), left.stream().anyMatch(Member::child));
  }

  /**
   * Who stands at the camera; the only one left by that, since it is a comparison with one
   * reference then.
   */
  private Optional<Member> whose(FaceTemplate probe, List<Member> left) {
    if (left.size() == 1) {
      return Optional.of(left.getFirst());
    }
    double[] scores = left.stream().mapToDouble(member -> score(probe, member)).toArray();
    double bound = lane.configuration().maximumFmr();
    OptionalInt best =
        FamilyTurn.distinct(
            scores, tools.faces.thresholdAtFmr(Math.max(LEAST_FMR, bound / scores.length)));
    // A wanted person must not be let off with an ordinary referral for a bad picture.
    return best.isPresent()
        ? Optional.of(left.get(best.getAsInt()))
        : left.stream().filter(this::wanted).findFirst();
  }

  private double score(FaceTemplate probe, Member member) {
    FaceTemplate reference = member.code().reference();
    return reference.modelId().equals(probe.modelId())
        ? tools.faces.compare(probe, reference).value()
        : -1;
  }

  private boolean wanted(Member member) {
    return tools.inspector.inspectUnknown(member.document()) instanceof Verdict.Intercepted;
  }
}
