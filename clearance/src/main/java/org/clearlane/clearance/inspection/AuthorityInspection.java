// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.clearlane.biometrics.ComparisonScore;
import org.clearlane.biometrics.FaceMatcher;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.PadVerdict;
import org.clearlane.clearance.Evidence;
import org.clearlane.clearance.Inspector;
import org.clearlane.clearance.PassageReason;
import org.clearlane.clearance.Verdict;
import org.clearlane.clearance.Verdict.Cleared;
import org.clearlane.clearance.Verdict.Intercepted;
import org.clearlane.clearance.Verdict.Referred;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.Consents;
import org.clearlane.enrollment.Enrollments;
import org.clearlane.enrollment.ReEnrolments;
import org.clearlane.enrollment.TravellerSummary;
import org.clearlane.watchlist.Instruction;
import org.clearlane.watchlist.Screening;
import org.clearlane.watchlist.ScreeningOutcome;

/**
 * One authority's inspection: verify the face, check eligibility, screen; the first doubt refers.
 */
@ApplicationScoped
public class AuthorityInspection implements Inspector {
  private @Inject FaceMatcher faces;
  private @Inject Enrollments enrollments;
  private @Inject Consents consents;
  private @Inject ReEnrolments reEnrolments;
  private @Inject Screening screening;

  @Override
  public Verdict inspect(Evidence evidence) {
    Optional<TravellerSummary> traveller = enrollments.find(evidence.claim().traveller());
    if (traveller.isEmpty()) {
      return new Referred(PassageReason.NOT_ENROLLED);
    }
    // Screening comes before the face: a wanted person with a bad picture must not be let off with
    // an ordinary referral.
    switch (screening.screen(traveller.get().document())) {
      case ScreeningOutcome.Hit hit when hit.instruction() == Instruction.DETAIN -> {
        return new Intercepted(PassageReason.WATCHLIST_DETAIN);
      }
      case ScreeningOutcome.Hit _ -> {
        return new Referred(PassageReason.WATCHLIST_REFER);
      }
      case ScreeningOutcome.Clear _ -> {}
    }
    if (!consents.granted(traveller.get().id(), ConsentPurpose.CONTACTLESS_CHANNEL)) {
      return new Referred(PassageReason.NO_CONSENT);
    }
    if (traveller.get().document().expiredOn(LocalDate.now(ZoneId.systemDefault()))) {
      return new Referred(PassageReason.DOCUMENT_EXPIRED);
    }
    return switch (evidence.pad()) {
      case PadVerdict.Unsuspicious _, PadVerdict.Noted _ -> compareFaces(evidence, traveller.get());
      case PadVerdict.Refer _, PadVerdict.Recapture _ ->
          new Referred(PassageReason.PRESENTATION_ATTACK_SUSPECTED);
    };
  }

  private Verdict compareFaces(Evidence evidence, TravellerSummary traveller) {
    // The enrolled reference is the exact one; the code carries a rounded copy for the time when
    // the database is away.
    FaceTemplate reference =
        enrollments.reference(traveller.id()).orElse(evidence.claim().reference());
    if (!reference.modelId().equals(evidence.probe().modelId())) {
      // The face model has changed since, and the background run has not come to this traveller.
      Optional<FaceTemplate> renewed = reEnrolments.renew(traveller.id());
      if (renewed.isEmpty()) {
        return new Referred(PassageReason.MODEL_MISMATCH);
      }
      reference = renewed.get();
    }
    ComparisonScore score = faces.compare(evidence.probe(), reference);
    return score.value() >= faces.thresholdAtFmr(evidence.maximumFmr())
        ? new Cleared(traveller.id(), score)
        : new Referred(PassageReason.FACE_MISMATCH, Optional.of(score));
  }
}
