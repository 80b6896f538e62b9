// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.journey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.clearlane.biometrics.FaceMatcher;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.Consents;
import org.clearlane.enrollment.DepartureEligibility;
import org.clearlane.enrollment.Enrollments;
import org.clearlane.enrollment.ReEnrolments;
import org.clearlane.enrollment.TravellerSummary;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.kernel.TravellerId;
import org.clearlane.watchlist.Screening;
import org.clearlane.watchlist.ScreeningOutcome;
import org.clearlane.watchlist.WatchlistException;

/**
 * Decides who may leave through a lane by face: holders of a resident's document in force, enrolled
 * with consent to the Flight Token, whose face at check-in is that of the enrolment, and for whom
 * nobody looks. The answer has no reason in it: a wanted person is told what a stranger is told.
 */
@ApplicationScoped
public class EligibilityRule {
  private @Inject Enrollments enrollments;
  private @Inject Consents consents;
  private @Inject ReEnrolments references;
  private @Inject FaceMatcher faces;
  private @Inject Screening screening;

  /**
   * What was decided.
   *
   * @param traveller whose journey it is, if they are enrolled and consented
   */
  record Decision(DepartureEligibility eligibility, Optional<TravellerId> traveller) {}

  Decision decide(Optional<TravelDocument> document, FaceTemplate face) {
    Optional<TravellerId> traveller =
        document
            .flatMap(enrollments::byDocument)
            .filter(it -> consents.granted(it, ConsentPurpose.FLIGHT_TOKEN));
    boolean eligible =
        traveller.isPresent()
            && !suspended(traveller.get())
            && document.filter(this::acceptable).isPresent()
            && references.renew(traveller.get()).filter(it -> same(it, face)).isPresent();
    return new Decision(
        eligible ? DepartureEligibility.ELIGIBLE : DepartureEligibility.COUNTER, traveller);
  }

  /** Whether an officer has suspended the enrolment: then nothing is decided by the face. */
  boolean suspended(TravellerId traveller) {
    return enrollments
        .find(traveller)
        .filter(it -> it.status() == TravellerSummary.Status.SUSPENDED)
        .isPresent();
  }

  private boolean acceptable(TravelDocument document) {
    return JourneySettings.RESIDENTS.get().contains(document.issuingState())
        && !document.expiredOn(LocalDate.now(ZoneId.systemDefault()))
        && clear(document);
  }

  private boolean clear(TravelDocument document) {
    try {
      return screening.screen(document) instanceof ScreeningOutcome.Clear;
    } catch (WatchlistException e) {
      return false;
    }
  }

  private boolean same(FaceTemplate reference, FaceTemplate face) {
    return faces.compare(face, reference).reaches(faces.thresholdAtFmr(JourneySettings.FMR.get()));
  }
}
