// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.clearlane.biometrics.FaceMatcher;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.FingerprintMatcher;
import org.clearlane.biometrics.FingerprintPolicy;
import org.clearlane.biometrics.FingerprintReference;
import org.clearlane.biometrics.FingerprintVerification;
import org.clearlane.biometrics.PadVerdict;
import org.clearlane.clearance.Claim;
import org.clearlane.clearance.Evidence;
import org.clearlane.clearance.Inspector;
import org.clearlane.clearance.PassageReason;
import org.clearlane.clearance.Proof;
import org.clearlane.clearance.Verdict;
import org.clearlane.clearance.Verdict.Cleared;
import org.clearlane.clearance.Verdict.Intercepted;
import org.clearlane.clearance.Verdict.Referred;
import org.clearlane.enrollment.Consents;
import org.clearlane.enrollment.Enrollments;
import org.clearlane.enrollment.Fingerprints;
import org.clearlane.enrollment.QrClaim;
import org.clearlane.enrollment.ReEnrolments;
import org.clearlane.enrollment.TravellerSummary;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.watchlist.Instruction;
import org.clearlane.watchlist.Screening;
import org.clearlane.watchlist.ScreeningOutcome;

/**
 * One authority's inspection: screen, check eligibility, verify the face or the fingers; the first
 * doubt refers.
 */
@ApplicationScoped
public class AuthorityInspection implements Inspector {
  private @Inject FaceMatcher faces;
  private @Inject Enrollments enrollments;
  private @Inject FingerprintMatcher matcher;
  private @Inject FingerprintPolicy policy;
  private @Inject Fingerprints fingerprints;
  private @Inject Consents consents;
  private @Inject ReEnrolments reEnrolments;
  private @Inject Screening screening;

  @Override
  public Verdict inspect(Evidence evidence) {
    Claim claim = evidence.claim();
    Optional<TravellerSummary> traveller = enrollments.find(claim.traveller());
    if (traveller.isEmpty()) {
      return new Referred(PassageReason.NOT_ENROLLED);
    }
    TravelDocument document =
        switch (claim) {
          case Claim.Qr _ -> traveller.get().document();
          case Claim.Document(var _, var _, TravelDocument read) -> read;
        };
    // Screening comes before the proof: a wanted person with a bad picture must not be let off with
    // an ordinary referral.
    Optional<Verdict> hit = screen(document);
    if (hit.isPresent()) {
      return hit.get();
    }
    if (traveller.get().status() == TravellerSummary.Status.SUSPENDED) {
      return new Referred(PassageReason.SUSPENDED);
    }
    if (!consents.granted(traveller.get().id(), claim.purpose())) {
      return new Referred(PassageReason.NO_CONSENT);
    }
    if (document.expiredOn(LocalDate.now(ZoneId.systemDefault()))) {
      return new Referred(PassageReason.DOCUMENT_EXPIRED);
    }
    // A number that was given out anew, or a false document of an enrolled number.
    if (!document.birthDate().equals(traveller.get().document().birthDate())) {
      return new Referred(PassageReason.DOCUMENT_DIFFERS);
    }
    return switch (evidence.proof()) {
      case Proof.Face face -> inspectFace(claim, face, traveller.get());
      case Proof.Fingers fingers -> verifyFingers(fingers, traveller.get());
    };
  }

  @Override
  public Verdict inspectUnknown(TravelDocument document) {
    return screen(document).orElseGet(() -> new Referred(PassageReason.NOT_ENROLLED));
  }

  private Optional<Verdict> screen(TravelDocument document) {
    return switch (screening.screen(document)) {
      case ScreeningOutcome.Clear _ -> Optional.empty();
      case ScreeningOutcome.Hit hit when hit.instruction() == Instruction.DETAIN ->
          Optional.of(new Intercepted(PassageReason.WATCHLIST_DETAIN));
      case ScreeningOutcome.Hit _ -> Optional.of(new Referred(PassageReason.WATCHLIST_REFER));
    };
  }

  private Verdict inspectFace(Claim claim, Proof.Face face, TravellerSummary traveller) {
    return switch (face.pad()) {
      case PadVerdict.Unsuspicious _, PadVerdict.Noted _ -> compareFaces(claim, face, traveller);
      case PadVerdict.Refer _, PadVerdict.Recapture _ ->
          new Referred(PassageReason.PRESENTATION_ATTACK_SUSPECTED);
    };
  }

  private Verdict verifyFingers(Proof.Fingers fingers, TravellerSummary traveller) {
    Optional<FingerprintReference> reference = fingerprints.reference(traveller.id());
    if (reference.isEmpty()) {
      return new Referred(PassageReason.FINGERPRINT_NOT_ENROLLED);
    }
    FingerprintVerification verification =
        matcher.verify(fingers.probes(), reference.get(), policy);
    Optional<Double> best =
        verification.comparisons().stream()
            .map(comparison -> comparison.score().value())
            .max(Double::compare);
    return switch (verification) {
      case FingerprintVerification.Matched _ -> new Cleared(traveller.id(), best.orElseThrow());
      case FingerprintVerification.NotMatched _ ->
          new Referred(PassageReason.FINGERPRINT_MISMATCH, best);
      case FingerprintVerification.FingerMissing _ ->
          new Referred(PassageReason.FINGERPRINT_NOT_ENROLLED);
    };
  }

  private Verdict compareFaces(Claim claim, Proof.Face face, TravellerSummary traveller) {
    // The enrolled reference is the exact one; the code carries a rounded copy for the time when
    // the database is away.
    Optional<FaceTemplate> known = enrollments.reference(traveller.id());
    if (known.isEmpty() && claim instanceof Claim.Qr(QrClaim code)) {
      known = Optional.of(code.reference());
    }
    if (known.isEmpty()) {
      return new Referred(PassageReason.NOT_ENROLLED);
    }
    FaceTemplate reference = known.get();
    if (!reference.modelId().equals(face.probe().modelId())) {
      // The face model has changed since, and the background run has not come to this traveller.
      Optional<FaceTemplate> renewed = reEnrolments.renew(traveller.id());
      if (renewed.isEmpty()) {
        return new Referred(PassageReason.MODEL_MISMATCH);
      }
      reference = renewed.get();
    }
    double score = faces.compare(face.probe(), reference).value();
    return score >= faces.thresholdAtFmr(face.maximumFmr())
        ? new Cleared(traveller.id(), score)
        : new Referred(PassageReason.FACE_MISMATCH, Optional.of(score));
  }
}
