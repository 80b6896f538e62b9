// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.clearlane.biometrics.AcquisitionFailure;
import org.clearlane.biometrics.CaptureHint;
import org.clearlane.enrollment.DepartureEligibility;
import org.clearlane.enrollment.Flight;
import org.clearlane.enrollment.FlightId;
import org.clearlane.enrollment.FlightOutcome;
import org.clearlane.enrollment.FlightPlan;
import org.clearlane.enrollment.FlightState;
import org.clearlane.enrollment.Journey;
import org.clearlane.enrollment.JourneyId;
import org.clearlane.enrollment.JourneyOutcome;
import org.clearlane.enrollment.JourneyState;
import org.clearlane.enrollment.Passenger;
import org.clearlane.enrollment.TouchOutcome;
import org.clearlane.enrollment.Touchpoint;
import org.clearlane.kernel.BoardingPassItem;
import org.clearlane.kernel.BoardingPassReading;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JourneyAnswersTest {
  private static final Instant NOW = Instant.parse("2026-11-28T09:15:00Z");
  private static final Flight FLIGHT =
      new Flight(
          FlightId.random(),
          "airline",
          new FlightPlan(
              "UO", "0860", LocalDate.of(2026, 11, 28), "HKG", "NRT", NOW, Optional.empty()),
          FlightState.OPEN,
          2,
          1,
          Map.of(Touchpoint.SECURITY, 1L));
  private static final Journey JOURNEY =
      new Journey(
          JourneyId.random(),
          FLIGHT.id(),
          JourneyState.CHECKED_IN,
          DepartureEligibility.COUNTER,
          new Passenger("ERIKSSON/ANNA", "ABC123", "012A", "0025"),
          Map.of(Touchpoint.SECURITY, NOW));

  private static Problem problem(ThrowingCallable call) {
    return catchThrowableOfType(ProblemException.class, call).problem();
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN, NOT_FOUND",
    "OF_ANOTHER_PARTNER, FLIGHT_OF_ANOTHER_PARTNER",
    "OVER, FLIGHT_NOT_OPEN",
    "TIME_NOT_ACCEPTED, FLIGHT_TIME_REFUSED",
    "POSTPONED_TOO_FAR, FLIGHT_TIME_REFUSED"
  })
  void aFlightThatIsRefusedIsAProblem(FlightOutcome.Reason reason, ProblemType expected) {
    assertThat(problem(() -> JourneyAnswers.flight(new FlightOutcome.Refused(reason))).type())
        .isEqualTo(expected.uri());
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN, NOT_FOUND",
    "FLIGHT_UNKNOWN, FLIGHT_UNKNOWN",
    "FLIGHT_OVER, FLIGHT_NOT_OPEN",
    "BOARDED, JOURNEY_NOT_CHANGED",
    "PASSENGER_DIFFERS, JOURNEY_NOT_CHANGED",
    "ALREADY_CHECKED_IN, JOURNEY_NOT_CHANGED",
    "BUSY, TOO_MANY_REQUESTS"
  })
  void aJourneyThatIsRefusedIsAProblem(JourneyOutcome.Reason reason, ProblemType expected) {
    assertThat(problem(() -> JourneyAnswers.journey(new JourneyOutcome.Refused(reason))).type())
        .isEqualTo(expected.uri());
  }

  @ParameterizedTest
  @CsvSource({
    "FLIGHT_UNKNOWN, NOT_FOUND",
    "FLIGHT_NOT_OPEN, FLIGHT_NOT_OPEN",
    "TOO_MANY_FACES, TOO_MANY_FACES",
    "NOT_READY, UNAVAILABLE",
    "BUSY, TOO_MANY_REQUESTS"
  })
  void aSearchThatIsRefusedIsAProblem(TouchOutcome.Reason reason, ProblemType expected) {
    assertThat(problem(() -> JourneyAnswers.confirmation(new TouchOutcome.Refused(reason))).type())
        .isEqualTo(expected.uri());
  }

  @Test
  void aBadPassIsToldByItsItemOrReason() {
    Problem item =
        problem(
            () ->
                JourneyAnswers.journey(
                    new JourneyOutcome.BadPass(
                        new BoardingPassReading.BadItem(BoardingPassItem.SEAT, 2))));
    assertThat(item.type()).isEqualTo(ProblemType.BOARDING_PASS_INVALID.uri());
    assertThat(item.code()).isEqualTo("SEAT");
    assertThat(item.detail()).contains("leg 2");
    assertThat(
            problem(
                    () ->
                        JourneyAnswers.journey(
                            new JourneyOutcome.BadPass(
                                new BoardingPassReading.Malformed(
                                    BoardingPassReading.Reason.VERSION))))
                .code())
        .isEqualTo("VERSION");
    assertThat(
            problem(
                    () ->
                        JourneyAnswers.journey(
                            new JourneyOutcome.NotUsable(AcquisitionFailure.NO_FACE)))
                .code())
        .isEqualTo("NO_FACE");
  }

  @Test
  void touchpointsLearnSeatAndSequenceButNoName() {
    ConfirmationJson confirmed =
        JourneyAnswers.confirmation(new TouchOutcome.Confirmed(JOURNEY, true));
    assertThat(confirmed.outcome()).isEqualTo("CONFIRMED");
    assertThat(confirmed.seat()).isEqualTo("012A");
    assertThat(confirmed.repeated()).isTrue();
    assertThat(confirmed.toString() + JourneyJson.of(JOURNEY)).doesNotContain("ERIKSSON", "ABC123");
    assertThat(
            JourneyAnswers.confirmation(
                new TouchOutcome.NotConfirmed(Optional.of(CaptureHint.STEP_CLOSER))))
        .isEqualTo(ConfirmationJson.useDocument(CaptureHint.STEP_CLOSER));
    assertThat(JourneyAnswers.confirmation(new TouchOutcome.AnotherFlight(FLIGHT)).designator())
        .isEqualTo("UO860");
    assertThat(FlightJson.of(FLIGHT).passed()).containsEntry("SECURITY", 1L);
  }

  @Test
  void aTouchpointIsAskedProperly() {
    byte[] picture = {1};
    assertThat(ConfirmationsResource.request("security", "S1", "HKG", null, picture).touchpoint())
        .isEqualTo(Touchpoint.SECURITY);
    assertThat(
            problem(
                    () ->
                        ConfirmationsResource.request(
                            "DEPARTURE_IMMIGRATION", "S1", "HKG", null, picture))
                .status())
        .isEqualTo(422);
    assertThat(
            problem(() -> ConfirmationsResource.request("BOARDING", "G1", "HKG", null, picture))
                .detail())
        .isEqualTo("flight is missing");
    assertThat(
            problem(() -> ConfirmationsResource.request("SECURITY", null, "HKG", null, picture))
                .detail())
        .isEqualTo("place is missing");
  }

  private static JourneysResource.CheckInJson checkIn(@Nullable Boolean given, String version) {
    return new JourneysResource.CheckInJson(
        "M1",
        Base64.getEncoder().encodeToString(new byte[] {1, 2}),
        new JourneysResource.ConsentJson(given, version),
        null);
  }

  @Test
  void nobodyChecksInWithoutConsent() {
    assertThat(JourneysResource.request(checkIn(true, "2026-11")).portrait()).hasSize(2);
    assertThat(problem(() -> JourneysResource.request(checkIn(false, "2026-11"))).type())
        .isEqualTo(ProblemType.CONSENT_MISSING.uri());
    assertThat(problem(() -> JourneysResource.request(checkIn(null, "2026-11"))).type())
        .isEqualTo(ProblemType.CONSENT_MISSING.uri());
    assertThat(problem(() -> JourneysResource.request(checkIn(true, "a version!"))).status())
        .isEqualTo(422);
  }
}
