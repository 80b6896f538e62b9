// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.lane;

import java.util.Optional;
import org.clearlane.clearance.Claim;
import org.clearlane.clearance.Directive.Step;
import org.clearlane.clearance.PassageId;
import org.clearlane.clearance.PassageReason;
import org.clearlane.clearance.Verdict;
import org.clearlane.devices.ScannedCode;
import org.clearlane.enrollment.QrClaim;
import org.clearlane.enrollment.QrReading;
import org.clearlane.enrollment.QrRefusal;

/**
 * The contactless e-Channel: a QR code, then a live face compared with the traveller's own; or a
 * family's code, and then each member's face.
 */
final class QrFaceProcedure implements LaneProcedure {
  private final LaneRunner lane;
  private final LaneTools tools;
  private final FaceCaptures captures;
  private final FamilyPassages families;

  QrFaceProcedure(LaneRunner lane, LaneTools tools, LaneCamera camera) {
    this.lane = lane;
    this.tools = tools;
    this.captures = new FaceCaptures(lane, tools, camera);
    this.families = new FamilyPassages(lane, tools, captures);
  }

  @Override
  public boolean ready() {
    return tools.faces.ready();
  }

  @Override
  public Step invitation() {
    return Step.READY;
  }

  @Override
  public boolean begins(LaneEvent event) {
    return event instanceof LaneEvent.CodeRead;
  }

  @Override
  public void serve(LaneEvent event) throws InterruptedException {
    if (event instanceof LaneEvent.CodeRead(ScannedCode code)) {
      if (FamilyPassages.beginWith(code)) {
        families.serve(code);
      } else {
        serve(code);
      }
    }
  }

  private void serve(ScannedCode code) throws InterruptedException {
    PassageId id = lane.begin();
    switch (tools.credentials.read(code.text(), code.at())) {
      case QrReading.Refused refused -> lane.refer(id, reason(refused.refusal()));
      case QrReading.Genuine genuine -> inspect(id, genuine.claim());
    }
  }

  private void inspect(PassageId id, QrClaim code) throws InterruptedException {
    Claim claim = new Claim.Qr(code);
    if (lane.claim(id, claim)) {
      Optional<FaceCaptures.Seen> face = captures.take(id, Optional.empty());
      if (face.isPresent()) {
        decide(lane, id, claim, face.get());
      }
    }
  }

  /** Asks for the verdict and does what it says. */
  static void decide(LaneRunner lane, PassageId id, Claim claim, FaceCaptures.Seen face)
      throws InterruptedException {
    Verdict verdict = lane.inspect(id, claim, face.proof(), face.at());
    lane.conclude(id, verdict, face.votes(), face.lastNanos());
  }

  static PassageReason reason(QrRefusal refusal) {
    return switch (refusal) {
      case MALFORMED -> PassageReason.CODE_MALFORMED;
      case OTHER_AUTHORITY -> PassageReason.CODE_OF_OTHER_AUTHORITY;
      case UNKNOWN_KEY, BAD_SIGNATURE -> PassageReason.CODE_NOT_AUTHENTIC;
      case STALE_CODE, FUTURE_CODE -> PassageReason.CODE_STALE;
      case EXPIRED_CREDENTIAL -> PassageReason.CODE_EXPIRED;
      case REVOKED -> PassageReason.CODE_REVOKED;
    };
  }
}
