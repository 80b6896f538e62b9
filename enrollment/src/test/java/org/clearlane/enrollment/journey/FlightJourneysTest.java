// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.clearlane.biometrics.AcquisitionFailure;
import org.clearlane.biometrics.CaptureHint;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.GalleryName;
import org.clearlane.enrollment.CheckIn;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.DefaultSettings;
import org.clearlane.enrollment.DepartureEligibility;
import org.clearlane.enrollment.DepartureOutcome;
import org.clearlane.enrollment.Disclosure;
import org.clearlane.enrollment.Disclosures;
import org.clearlane.enrollment.Documents;
import org.clearlane.enrollment.FakeFaceMatcher;
import org.clearlane.enrollment.FakeKeyStore;
import org.clearlane.enrollment.Flight;
import org.clearlane.enrollment.FlightId;
import org.clearlane.enrollment.FlightOutcome;
import org.clearlane.enrollment.FlightPlan;
import org.clearlane.enrollment.FlightState;
import org.clearlane.enrollment.Journey;
import org.clearlane.enrollment.JourneyId;
import org.clearlane.enrollment.JourneyOutcome;
import org.clearlane.enrollment.JourneyState;
import org.clearlane.enrollment.Node;
import org.clearlane.enrollment.SuspensionReason;
import org.clearlane.enrollment.Suspensions;
import org.clearlane.enrollment.TestDatabase;
import org.clearlane.enrollment.Together;
import org.clearlane.enrollment.TouchOutcome;
import org.clearlane.enrollment.TouchRequest;
import org.clearlane.enrollment.Touchpoint;
import org.clearlane.enrollment.retention.EnrollmentRules;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.BarCodedBoardingPass;
import org.clearlane.kernel.BoardingPass;
import org.clearlane.kernel.BoardingPassLeg;
import org.clearlane.kernel.BoardingPassReading;
import org.clearlane.kernel.KernelException;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.kernel.TravellerId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FlightJourneysTest {
  private static final String AIRLINE = "airline";
  private static final String RIVAL = "rival";
  private static final String NAME = "ERIKSSON/ANNAMARIA";
  private static final Duration RETENTION = Duration.ofHours(24);

  private final TestDatabase database = TestDatabase.empty();
  private final FakeKeyStore keys = new FakeKeyStore();
  private final Node node = started(new Node(database, keys));

  @AfterEach
  void resetSettings() {
    DefaultSettings.reset();
  }

  private static Node started(Node node) {
    align(node);
    return node;
  }

  private static void align(Node node) {
    boolean _ =
        node.in(
            () -> {
              node.bean(JourneyRounds.class).round();
              return true;
            });
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneId.systemDefault());
  }

  private static FlightPlan plan(String number) {
    return plan(number, Optional.empty());
  }

  private static FlightPlan plan(String number, Optional<String> handler) {
    return new FlightPlan(
        "UO",
        number,
        today(),
        "HKG",
        "NRT",
        Instant.now().plus(Duration.ofHours(3)).truncatedTo(ChronoUnit.SECONDS),
        handler);
  }

  private FlightId announced(String number) {
    return accepted(node.in(() -> node.flights().announce(plan(number), AIRLINE))).id();
  }

  private static Flight accepted(FlightOutcome outcome) {
    assertThat(outcome).isInstanceOf(FlightOutcome.Accepted.class);
    return ((FlightOutcome.Accepted) outcome).flight();
  }

  private static Journey accepted(JourneyOutcome outcome) {
    assertThat(outcome).isInstanceOf(JourneyOutcome.Accepted.class);
    return ((JourneyOutcome.Accepted) outcome).journey();
  }

  private static String pass(String number, String name, String locator, int sequence) {
    return BarCodedBoardingPass.write(
        new BoardingPass(
            name,
            "E",
            List.of(
                new BoardingPassLeg(
                    locator,
                    "HKG",
                    "NRT",
                    "UO",
                    String.format(Locale.ROOT, "%04d", Integer.parseInt(number)),
                    today().getDayOfYear(),
                    "Y",
                    "012A",
                    String.format(Locale.ROOT, "%04d", sequence),
                    "1",
                    Optional.empty(),
                    "")),
            Optional.empty(),
            Optional.empty()));
  }

  private static byte[] face(String of) {
    return ("face of " + of).getBytes(UTF_8);
  }

  private static FaceTemplate probe(String of) {
    return FakeFaceMatcher.template(Arrays.hashCode(face(of)));
  }

  private static CheckIn request(String pass, byte[] face, Optional<TravelDocument> document) {
    return new CheckIn(pass, face, "2026-11", document);
  }

  private JourneyOutcome checkIn(String pass, byte[] face) {
    return node.in(() -> node.journeys().checkIn(request(pass, face, Optional.empty()), AIRLINE));
  }

  private Journey checkedIn(String number, String who, int sequence) {
    return accepted(checkIn(pass(number, NAME, "ABC12" + sequence, sequence), face(who)));
  }

  private TouchOutcome at(Node on, Touchpoint touchpoint, String who, Optional<FlightId> flight) {
    return at(on, touchpoint, who, flight, AIRLINE);
  }

  private static TouchOutcome at(
      Node on, Touchpoint touchpoint, String who, Optional<FlightId> flight, String partner) {
    return on.in(
        () ->
            on.journeys()
                .confirm(new TouchRequest(touchpoint, face(who), "P1", "HKG", flight), partner));
  }

  private TouchOutcome at(Touchpoint touchpoint, String who) {
    return at(node, touchpoint, who, Optional.empty());
  }

  private void advance(FlightId flight, FlightState next) {
    assertThat(accepted(node.in(() -> node.flights().advance(flight, next, AIRLINE))).state())
        .isEqualTo(next);
  }

  private Flight flight(FlightId id) {
    return node.in(() -> node.flights().find(id, AIRLINE)).orElseThrow();
  }

  private void destroyAt(Instant now) {
    boolean _ =
        node.in(
            () -> {
              node.bean(JourneyRounds.class).destroy(now);
              return true;
            });
  }

  private static void assertConfirmed(TouchOutcome outcome, JourneyId journey, boolean repeated) {
    assertThat(outcome).isInstanceOf(TouchOutcome.Confirmed.class);
    TouchOutcome.Confirmed confirmed = (TouchOutcome.Confirmed) outcome;
    assertThat(confirmed.journey().id()).isEqualTo(journey);
    assertThat(confirmed.repeated()).isEqualTo(repeated);
  }

  private static void assertNotConfirmed(TouchOutcome outcome) {
    assertThat(outcome).isEqualTo(new TouchOutcome.NotConfirmed(Optional.empty()));
  }

  @Test
  void aFlightIsAnnouncedOnce() throws InterruptedException {
    List<FlightOutcome> outcomes =
        Together.call(6, _ -> node.in(() -> node.flights().announce(plan("0860"), AIRLINE)));
    Set<FlightId> ids = new HashSet<>();
    outcomes.forEach(it -> ids.add(accepted(it).id()));
    assertThat(ids).hasSize(1);
    assertThat(outcomes.stream().filter(it -> ((FlightOutcome.Accepted) it).fresh())).hasSize(1);
    assertThat(accepted(outcomes.getFirst()).plan().designator()).isEqualTo("UO860");
    assertThat(node.in(() -> node.flights().announce(plan("860"), RIVAL)))
        .isEqualTo(new FlightOutcome.Refused(FlightOutcome.Reason.OF_ANOTHER_PARTNER));
  }

  @Test
  void aFlightIsItsPartnersAndItsHandlers() {
    FlightId id =
        accepted(
                node.in(
                    () -> node.flights().announce(plan("861", Optional.of("airport")), AIRLINE)))
            .id();
    Journey journey = checkedIn("861", "anna", 1);
    assertThat(node.in(() -> node.flights().find(id, RIVAL))).isEmpty();
    assertThat(node.in(() -> node.flights().onDay(today(), RIVAL))).isEmpty();
    assertThat(node.in(() -> node.flights().onDay(today(), "airport"))).hasSize(1);
    assertThat(node.in(() -> node.journeys().find(journey.id(), RIVAL))).isEmpty();
    assertThat(node.in(() -> node.journeys().offload(journey.id(), RIVAL)))
        .isEqualTo(new JourneyOutcome.Refused(JourneyOutcome.Reason.UNKNOWN));
    assertThat(node.in(() -> node.journeys().withdraw(journey.id(), RIVAL))).isFalse();
    assertNotConfirmed(at(node, Touchpoint.SECURITY, "anna", Optional.empty(), RIVAL));
    assertThat(at(node, Touchpoint.SECURITY, "anna", Optional.of(id), RIVAL))
        .isEqualTo(new TouchOutcome.Refused(TouchOutcome.Reason.FLIGHT_UNKNOWN));
    assertConfirmed(
        at(node, Touchpoint.SECURITY, "anna", Optional.empty(), "airport"), journey.id(), false);
    assertThat(node.in(() -> node.flights().advance(id, FlightState.CANCELLED, "airport")))
        .as("the handler runs touchpoints, not the flight")
        .isEqualTo(new FlightOutcome.Refused(FlightOutcome.Reason.UNKNOWN));
  }

  @Test
  void aFlightMovesInTimeOnlyAsFarAsItMay() {
    FlightId id = announced("862");
    Instant planned = flight(id).plan().departsAt();
    assertThat(
            accepted(
                    node.in(
                        () ->
                            node.flights()
                                .reschedule(id, planned.plus(Duration.ofHours(60)), AIRLINE)))
                .plan()
                .departsAt())
        .isEqualTo(planned.plus(Duration.ofHours(60)));
    assertThat(
            node.in(
                () -> node.flights().reschedule(id, planned.plus(Duration.ofHours(73)), AIRLINE)))
        .isEqualTo(new FlightOutcome.Refused(FlightOutcome.Reason.POSTPONED_TOO_FAR));
    advance(id, FlightState.DEPARTED);
    assertThat(node.in(() -> node.flights().advance(id, FlightState.OPEN, AIRLINE)))
        .isEqualTo(new FlightOutcome.Refused(FlightOutcome.Reason.OVER));
    FlightPlan far =
        new FlightPlan(
            "UO", "1", today().plusDays(9), "HKG", "NRT", Instant.now(), Optional.empty());
    assertThat(node.in(() -> node.flights().announce(far, AIRLINE)))
        .isEqualTo(new FlightOutcome.Refused(FlightOutcome.Reason.TIME_NOT_ACCEPTED));
  }

  @Test
  void theSamePassAgainIsTheSameJourney() {
    FlightId id = announced("863");
    String pass = pass("863", NAME, "ABC123", 7);
    Journey first = accepted(checkIn(pass, face("somebody else")));
    Journey again = accepted(checkIn(pass, face("anna")));
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.passenger().seat()).isEqualTo("012A");
    assertThat(flight(id).checkedIn()).isEqualTo(1);
    assertConfirmed(at(Touchpoint.BAG_DROP, "anna"), first.id(), false);
    assertNotConfirmed(at(Touchpoint.BAG_DROP, "somebody else"));
  }

  @Test
  void onePassMakesOneJourneyUnderConcurrency() throws InterruptedException {
    FlightId id = announced("864");
    String pass = pass("864", NAME, "ABC123", 7);
    List<JourneyOutcome> outcomes = Together.call(6, _ -> checkIn(pass, face("anna")));
    Set<JourneyId> ids = new HashSet<>();
    outcomes.forEach(it -> ids.add(accepted(it).id()));
    assertThat(ids).hasSize(1);
    assertThat(outcomes.stream().filter(it -> ((JourneyOutcome.Accepted) it).fresh())).hasSize(1);
    assertThat(flight(id).checkedIn()).isEqualTo(1);
    assertConfirmed(at(Touchpoint.BAG_DROP, "anna"), ids.iterator().next(), false);
  }

  @Test
  void refusesWhatIsNoCheckIn() {
    FlightId id = announced("865");
    assertThat(checkIn("M1", face("anna")))
        .isEqualTo(
            new JourneyOutcome.BadPass(
                new BoardingPassReading.Malformed(BoardingPassReading.Reason.TRUNCATED)));
    assertThat(checkIn(pass("9", NAME, "ABC123", 1), face("anna")))
        .isEqualTo(new JourneyOutcome.Refused(JourneyOutcome.Reason.FLIGHT_UNKNOWN));
    assertThat(checkIn(pass("865", NAME, "ABC123", 1), FakeFaceMatcher.NO_FACE))
        .isEqualTo(new JourneyOutcome.NotUsable(AcquisitionFailure.NO_FACE));
    CheckIn request = request(pass("865", NAME, "ABC123", 1), face("anna"), Optional.empty());
    assertThat(node.in(() -> node.journeys().checkIn(request, RIVAL)))
        .isEqualTo(new JourneyOutcome.Refused(JourneyOutcome.Reason.FLIGHT_UNKNOWN));
    advance(id, FlightState.CANCELLED);
    assertThat(checkIn(pass("865", NAME, "ABC123", 1), face("anna")))
        .isEqualTo(new JourneyOutcome.Refused(JourneyOutcome.Reason.FLIGHT_OVER));
    assertThat(database.count("journey")).isZero();
  }

  @Test
  void nothingOfThePassengerIsReadable() {
    announced("866");
    TravelDocument document = Documents.numbered("N7654321");
    CheckIn request = request(pass("866", NAME, "LOC777", 7), face("anna"), Optional.of(document));
    Journey journey = accepted(node.in(() -> node.journeys().checkIn(request, AIRLINE)));
    at(Touchpoint.BAG_DROP, "anna");
    String stored = String.join("\n", database.everything());
    assertThat(stored)
        .contains(journey.id().toString())
        .doesNotContain("ERIKSSON", "LOC777", "012A", "N7654321", "face of anna");
    assertThat(node.auditEntries().toString())
        .contains("journey.checked-in")
        .doesNotContain("ERIKSSON", "LOC777", "012A", "N7654321");
    assertThat(journey.toString() + request).doesNotContain("ERIKSSON", "LOC777", "012A");
  }

  @Test
  void eachTouchpointConfirmsOnceAndTellsOfRepeats() {
    FlightId id = announced("867");
    Journey journey = checkedIn("867", "anna", 1);
    checkedIn("867", "bertil", 2);
    assertConfirmed(at(Touchpoint.BAG_DROP, "anna"), journey.id(), false);
    assertConfirmed(at(Touchpoint.BAG_DROP, "anna"), journey.id(), true);
    assertConfirmed(at(Touchpoint.SECURITY, "anna"), journey.id(), false);
    assertThat(at(node, Touchpoint.BOARDING, "anna", Optional.of(id)))
        .as("not yet")
        .isEqualTo(new TouchOutcome.Refused(TouchOutcome.Reason.FLIGHT_NOT_OPEN));
    advance(id, FlightState.BOARDING);
    assertConfirmed(at(node, Touchpoint.BOARDING, "anna", Optional.of(id)), journey.id(), false);
    assertConfirmed(at(node, Touchpoint.BOARDING, "anna", Optional.of(id)), journey.id(), true);
    assertNotConfirmed(at(Touchpoint.SECURITY, "a stranger"));
    Journey boarded = node.in(() -> node.journeys().find(journey.id(), AIRLINE)).orElseThrow();
    assertThat(boarded.state()).isEqualTo(JourneyState.BOARDED);
    assertThat(boarded.touches().keySet())
        .isEqualTo(EnumSet.of(Touchpoint.BAG_DROP, Touchpoint.SECURITY, Touchpoint.BOARDING));
    assertThat(flight(id).passed())
        .containsEntry(Touchpoint.BAG_DROP, 1L)
        .containsEntry(Touchpoint.BOARDING, 1L)
        .containsEntry(Touchpoint.DEPARTURE_IMMIGRATION, 0L);
    assertThat(node.audited().stream().filter("journey.confirmed"::equals)).hasSize(3);
    assertThat(node.auditEntries().stream().filter(it -> it.action().startsWith("journey.")))
        .allMatch(it -> it.subject().isPresent());
  }

  @Test
  void isConfirmedOnceUnderConcurrency() throws InterruptedException {
    announced("868");
    checkedIn("868", "anna", 1);
    List<TouchOutcome> outcomes = Together.call(6, _ -> at(Touchpoint.SECURITY, "anna"));
    assertThat(outcomes).allMatch(TouchOutcome.Confirmed.class::isInstance);
    assertThat(outcomes.stream().filter(it -> !((TouchOutcome.Confirmed) it).repeated()))
        .hasSize(1);
    assertThat(database.count("journey_touch")).isEqualTo(1);
  }

  @Test
  void tellsWhoStandsAtTheWrongGate() {
    FlightId here = announced("869");
    FlightId there = announced("870");
    checkedIn("870", "anna", 1);
    advance(here, FlightState.BOARDING);
    TouchOutcome outcome = at(node, Touchpoint.BOARDING, "anna", Optional.of(here));
    assertThat(outcome).isInstanceOf(TouchOutcome.AnotherFlight.class);
    assertThat(((TouchOutcome.AnotherFlight) outcome).flight().id()).isEqualTo(there);
    assertThat(database.count("journey_touch")).isZero();
  }

  @Test
  void saysHowAnotherPictureWouldBeBetter() {
    announced("871");
    TouchRequest blank =
        new TouchRequest(
            Touchpoint.BAG_DROP, FakeFaceMatcher.NO_FACE, "B1", "HKG", Optional.empty());
    assertThat(node.in(() -> node.journeys().confirm(blank, AIRLINE)))
        .isEqualTo(new TouchOutcome.NotConfirmed(Optional.of(CaptureHint.LOOK_AT_CAMERA)));
  }

  @Test
  void departureImmigrationIsNoPartnersTouchpoint() {
    assertThatThrownBy(
            () ->
                new TouchRequest(
                    Touchpoint.DEPARTURE_IMMIGRATION, face("anna"), "L1", "HKG", Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void searchesFewerThanAHundredThousandFaces() {
    FlightId id = announced("872");
    Journey journey = checkedIn("872", "anna", 1);
    node.galleries().pretend(100_000);
    assertThat(at(Touchpoint.SECURITY, "anna"))
        .isEqualTo(new TouchOutcome.Refused(TouchOutcome.Reason.TOO_MANY_FACES));
    node.galleries().pretend(99_999);
    assertConfirmed(at(node, Touchpoint.SECURITY, "anna", Optional.of(id)), journey.id(), false);
  }

  @Test
  void searchesNoMoreFacesThanTheCalibrationVouchesFor() {
    announced("892");
    List.of(1, 2, 3, 4).forEach(it -> checkedIn("892", "passenger " + it, it));
    assertThat(at(Touchpoint.SECURITY, "passenger 1")).isInstanceOf(TouchOutcome.Confirmed.class);
    DefaultSettings.set("clearlane.journeys.fpir", "1e-6");
    assertThat(at(Touchpoint.SECURITY, "passenger 2"))
        .isEqualTo(new TouchOutcome.Refused(TouchOutcome.Reason.TOO_MANY_FACES));
  }

  @Test
  void noTouchpointFindsAnOffloadedPassenger() {
    FlightId id = announced("873");
    Journey journey = checkedIn("873", "anna", 1);
    advance(id, FlightState.BOARDING);
    at(node, Touchpoint.BOARDING, "anna", Optional.of(id));
    assertThat(
            accepted(node.in(() -> node.journeys().offloadByOfficer(journey.id(), "lee@a")))
                .state())
        .isEqualTo(JourneyState.OFFLOADED);
    assertThat(node.told())
        .containsSubsequence(
            AIRLINE + " journey.confirmed " + journey.id(),
            AIRLINE + " journey.offloaded " + journey.id());
    assertNotConfirmed(at(node, Touchpoint.BOARDING, "anna", Optional.of(id)));
    assertNotConfirmed(at(Touchpoint.SECURITY, "anna"));
    assertThat(flight(id).offloaded()).isEqualTo(1);
    assertThat(flight(id).passed()).containsEntry(Touchpoint.BOARDING, 0L);
    assertThat(checkedIn("873", "anna", 1).id()).as("flies after all").isEqualTo(journey.id());
    assertConfirmed(at(node, Touchpoint.BOARDING, "anna", Optional.of(id)), journey.id(), false);
    assertThat(checkIn(pass("873", NAME, "ABC121", 1), face("bertil")))
        .as("nobody takes the place of who has boarded")
        .isEqualTo(new JourneyOutcome.Refused(JourneyOutcome.Reason.BOARDED));
  }

  @Test
  void whoIsRebookedIsFoundOnTheOtherFlight() {
    FlightId before = announced("874");
    FlightId after = announced("875");
    Journey journey = checkedIn("874", "anna", 1);
    assertThat(
            node.in(
                () ->
                    node.journeys()
                        .rebook(journey.id(), pass("875", "OTHER/MAN", "DEF1", 9), AIRLINE)))
        .isEqualTo(new JourneyOutcome.Refused(JourneyOutcome.Reason.PASSENGER_DIFFERS));
    String pass = pass("875", NAME, "DEF456", 9);
    Journey moved = accepted(node.in(() -> node.journeys().rebook(journey.id(), pass, AIRLINE)));
    assertThat(moved.flight()).isEqualTo(after);
    assertThat(moved.passenger().locator()).isEqualTo("DEF456");
    assertNotConfirmed(at(node, Touchpoint.SECURITY, "anna", Optional.of(before)));
    assertConfirmed(at(node, Touchpoint.SECURITY, "anna", Optional.of(after)), journey.id(), false);
    assertThat(accepted(node.in(() -> node.journeys().rebook(journey.id(), pass, AIRLINE))).id())
        .as("again")
        .isEqualTo(journey.id());
    Journey other = accepted(checkIn(pass("874", NAME, "GHI789", 2), face("bertil")));
    assertThat(node.in(() -> node.journeys().rebook(other.id(), pass, AIRLINE)))
        .isEqualTo(new JourneyOutcome.Refused(JourneyOutcome.Reason.ALREADY_CHECKED_IN));
  }

  @Test
  void passengersOfACancelledFlightAreRebooked() {
    FlightId before = announced("876");
    FlightId after = announced("877");
    Journey journey = checkedIn("876", "anna", 1);
    advance(before, FlightState.CANCELLED);
    assertNotConfirmed(at(Touchpoint.SECURITY, "anna"));
    accepted(
        node.in(
            () -> node.journeys().rebook(journey.id(), pass("877", NAME, "DEF456", 9), AIRLINE)));
    assertConfirmed(at(node, Touchpoint.SECURITY, "anna", Optional.of(after)), journey.id(), false);
  }

  @Test
  void officersFindAJourneyByBookingOrSequence() {
    FlightId id = announced("878");
    Journey journey = accepted(checkIn(pass("878", NAME, "ABC123", 42), face("anna")));
    assertThat(node.in(() -> node.journeys().byLocator(" abc123 ")))
        .extracting(Journey::id)
        .containsExactly(journey.id());
    assertThat(node.in(() -> node.journeys().bySequence(id, "42")))
        .extracting(Journey::id)
        .containsExactly(journey.id());
    assertThat(node.in(() -> node.journeys().byLocator("ABC124"))).isEmpty();
    assertThat(node.in(() -> node.journeys().bySequence(id, "43"))).isEmpty();
  }

  // Eligibility

  private TravellerId enrolled(String number) {
    TravellerId traveller = Documents.enrol(node, number);
    assertThat(
            node.in(() -> node.consents().grant(traveller, ConsentPurpose.FLIGHT_TOKEN, "lee@a")))
        .isTrue();
    return traveller;
  }

  private Journey checkedInWith(TravelDocument document, byte[] face, int sequence) {
    CheckIn request = request(pass("880", NAME, "ABC123", sequence), face, Optional.of(document));
    return accepted(node.in(() -> node.journeys().checkIn(request, AIRLINE)));
  }

  private DepartureOutcome depart(byte[] face) {
    FaceTemplate probe = FakeFaceMatcher.template(Arrays.hashCode(face));
    return node.in(() -> node.journeys().depart(probe, "HKG", "d1"));
  }

  @Test
  void onlyResidentsWhoAreKnownAndMeantAreEligible() {
    announced("880");
    TravelDocument document = Documents.numbered("R1");
    byte[] face = Documents.portrait(document);
    TravellerId traveller = Documents.enrol(node, "R1");
    assertThat(checkedInWith(document, face, 1).eligibility())
        .as("nobody is a resident by default, and no consent")
        .isEqualTo(DepartureEligibility.COUNTER);
    DefaultSettings.set("clearlane.journeys.residents", "XXX,UTO");
    assertThat(checkedInWith(document, face, 1).eligibility())
        .as("no consent")
        .isEqualTo(DepartureEligibility.COUNTER);
    node.in(() -> node.consents().grant(traveller, ConsentPurpose.FLIGHT_TOKEN, "lee@a"));
    assertThat(checkedInWith(document, face, 1).eligibility())
        .isEqualTo(DepartureEligibility.ELIGIBLE);
    assertThat(checkedInWith(document, face("anna"), 1).eligibility())
        .as("another face")
        .isEqualTo(DepartureEligibility.COUNTER);
    assertThat(checkedInWith(Documents.numbered("R9"), face, 1).eligibility())
        .as("another document")
        .isEqualTo(DepartureEligibility.COUNTER);
    DefaultSettings.set("clearlane.journeys.residents", "XXX");
    assertThat(checkedInWith(document, face, 1).eligibility())
        .as("no resident")
        .isEqualTo(DepartureEligibility.COUNTER);
  }

  /** What partners and travellers see of somebody who is looked for is what a stranger sees. */
  @Test
  void aWantedPersonIsOneOfThoseWhoGoToACounter() {
    announced("880");
    DefaultSettings.set("clearlane.journeys.residents", "UTO");
    TravelDocument wanted = Documents.numbered("W1");
    enrolled("W1");
    node.screening().lookFor("W1");
    Journey journey = checkedInWith(wanted, Documents.portrait(wanted), 1);
    assertThat(journey.eligibility()).isEqualTo(DepartureEligibility.COUNTER);
    CheckIn stranger = request(pass("880", NAME, "ABC123", 2), face("eve"), Optional.empty());
    Journey other = accepted(node.in(() -> node.journeys().checkIn(stranger, AIRLINE)));
    assertThat(detailsOf(journey)).isEqualTo(detailsOf(other));
  }

  @Test
  void nothingIsDecidedByTheFaceOfWhoIsSuspended() {
    announced("880");
    DefaultSettings.set("clearlane.journeys.residents", "UTO");
    TravelDocument document = Documents.numbered("S1");
    byte[] face = Documents.portrait(document);
    TravellerId traveller = enrolled("S1");
    checkedInWith(document, face, 1);
    Suspensions suspensions = node.bean(Suspensions.class);
    node.in(() -> suspensions.suspend(traveller, SuspensionReason.DOCUMENT_LOST, "lee@a"));
    assertThat(security(face)).isInstanceOf(TouchOutcome.NotConfirmed.class);
    assertThat(checkedInWith(document, face, 1).eligibility())
        .isEqualTo(DepartureEligibility.COUNTER);

    node.in(() -> suspensions.resume(traveller, "lee@a"));
    checkedInWith(document, face, 1);
    assertThat(security(face)).isInstanceOf(TouchOutcome.Confirmed.class);
    assertThat(depart(face)).isInstanceOf(DepartureOutcome.Confirmed.class);
    node.in(() -> suspensions.suspend(traveller, SuspensionReason.DOCUMENT_LOST, "lee@a"));
    assertThat(depart(face)).isEqualTo(new DepartureOutcome.Counter());
  }

  private TouchOutcome security(byte[] face) {
    return node.in(
        () ->
            node.journeys()
                .confirm(
                    new TouchRequest(Touchpoint.SECURITY, face, "S1", "HKG", Optional.empty()),
                    AIRLINE));
  }

  private String detailsOf(Journey journey) {
    return node.auditEntries().stream()
        .filter(it -> it.object().equals("journey:" + journey.id()))
        .map(AuditEntry::details)
        .toList()
        .toString();
  }

  @Test
  void departsAfterSecurityOnly() {
    announced("880");
    DefaultSettings.set("clearlane.journeys.residents", "UTO");
    TravelDocument document = Documents.numbered("R2");
    byte[] face = Documents.portrait(document);
    TravellerId traveller = enrolled("R2");
    Journey journey = checkedInWith(document, face, 1);
    checkedInWith(Documents.numbered("F1"), face("foreigner"), 2);
    assertThat(depart(face)).isEqualTo(new DepartureOutcome.Counter());
    node.in(
        () ->
            node.journeys()
                .confirm(
                    new TouchRequest(Touchpoint.SECURITY, face, "S1", "HKG", Optional.empty()),
                    AIRLINE));
    assertThat(depart(face))
        .isEqualTo(new DepartureOutcome.Confirmed(journey.id(), traveller, false));
    assertThat(depart(face))
        .isEqualTo(new DepartureOutcome.Confirmed(journey.id(), traveller, true));
    at(Touchpoint.SECURITY, "foreigner");
    assertThat(depart(face("foreigner"))).isEqualTo(new DepartureOutcome.Counter());
    assertThat(node.in(() -> node.journeys().depart(probe("nobody"), "HKG", "d1")))
        .isEqualTo(new DepartureOutcome.Counter());
  }

  @Test
  void departsWithoutSecurityWhereTheAuthoritySaysSo() {
    announced("880");
    DefaultSettings.set("clearlane.journeys.residents", "UTO");
    DefaultSettings.set("clearlane.journeys.security", "false");
    TravelDocument document = Documents.numbered("R3");
    enrolled("R3");
    checkedInWith(document, Documents.portrait(document), 1);
    assertThat(depart(Documents.portrait(document))).isInstanceOf(DepartureOutcome.Confirmed.class);
  }

  @Test
  void theJourneyGoesWithTheConsent() {
    announced("880");
    TravelDocument document = Documents.numbered("R4");
    TravellerId traveller = enrolled("R4");
    Journey linked = checkedInWith(document, Documents.portrait(document), 1);
    Journey other = checkedInWith(Documents.numbered("F2"), face("foreigner"), 2);
    node.in(() -> node.consents().withdraw(traveller, ConsentPurpose.CONTACTLESS_CHANNEL, "x@a"));
    assertThat(keys.hasKey(new TravellerId(linked.id().value()))).as("another purpose").isTrue();
    node.in(() -> node.consents().withdraw(traveller, ConsentPurpose.FLIGHT_TOKEN, "lee@a"));
    assertGone(linked);
    assertThat(keys.hasKey(new TravellerId(other.id().value()))).isTrue();
  }

  @Test
  void theTravellerIsToldOfTheJourney() {
    announced("880");
    TravelDocument document = Documents.numbered("R6");
    TravellerId traveller = enrolled("R6");
    Journey journey = checkedInWith(document, Documents.portrait(document), 1);
    checkedInWith(Documents.numbered("F3"), face("foreigner"), 2);
    at(Touchpoint.SECURITY, "nobody");
    TouchOutcome seen =
        node.in(
            () ->
                node.journeys()
                    .confirm(
                        new TouchRequest(
                            Touchpoint.SECURITY,
                            Documents.portrait(document),
                            "S1",
                            "HKG",
                            Optional.empty()),
                        AIRLINE));
    assertConfirmed(seen, journey.id(), false);

    List<Disclosure.Trip> trips =
        node.in(() -> node.bean(Disclosures.class).disclose(traveller, "lee@a"))
            .orElseThrow()
            .journeys();

    assertThat(trips).hasSize(1);
    Disclosure.Trip trip = trips.getFirst();
    assertThat(trip.id()).isEqualTo(journey.id());
    assertThat(trip.flight().number()).isEqualTo("880");
    assertThat(trip.partner()).isEqualTo(AIRLINE);
    assertThat(trip.passenger()).isEqualTo(journey.passenger());
    assertThat(trip.portrait()).isEqualTo(Documents.portrait(document));
    assertThat(trip.touches())
        .extracting(Disclosure.Touched::touchpoint, Disclosure.Touched::place)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Touchpoint.SECURITY, "S1"));
    assertThat(trip.toString()).doesNotContain("ERIKSSON", "ABC12");

    keys.destroy(new TravellerId(journey.id().value()));
    assertThat(
            node.in(() -> node.bean(Disclosures.class).disclose(traveller, "lee@a"))
                .orElseThrow()
                .journeys())
        .as("a key that is gone has nothing to tell")
        .isEmpty();
  }

  @Test
  void theJourneyGoesWithTheEnrolment() {
    announced("880");
    TravelDocument document = Documents.numbered("R5");
    TravellerId traveller = enrolled("R5");
    Journey linked = checkedInWith(document, Documents.portrait(document), 1);
    boolean _ =
        node.in(
            () -> {
              node.enrollments().withdraw(traveller, "lee@a");
              return true;
            });
    assertGone(linked);
  }

  private void assertGone(Journey journey) {
    assertThat(keys.hasKey(new TravellerId(journey.id().value()))).isFalse();
    assertThat(node.in(() -> node.journeys().find(journey.id(), AIRLINE))).isEmpty();
    assertThat(node.audited()).contains("journey.destroyed");
    assertThat(gallery(journey.flight()))
        .as("faces in memory")
        .isEqualTo(faces(journey.flight(), journey.id()));
  }

  /** How many journeys of the flight are left beside one. */
  private long faces(FlightId flight, JourneyId without) {
    return node.in(() -> node.bean(GallerySource.class).wanted()).stream()
        .filter(it -> it.flight().equals(flight) && !it.journey().equals(without))
        .count();
  }

  private long gallery(FlightId flight) {
    return node.in(
        () -> {
          GalleryName name = new GalleryName("flight-" + flight);
          return node.galleries().real().names().contains(name)
              ? node.galleries().real().size(name).references()
              : 0;
        });
  }

  // Destruction

  @Test
  void journeysAreDestroyedAfterDeparture() {
    FlightId id = announced("881");
    Journey journey = checkedIn("881", "anna", 1);
    Journey offloaded = checkedIn("881", "bertil", 2);
    at(Touchpoint.BAG_DROP, "anna");
    at(Touchpoint.SECURITY, "anna");
    node.in(() -> node.journeys().offload(offloaded.id(), AIRLINE));
    Flight before = flight(id);
    Instant departure = before.plan().departsAt();
    Instant late = departure.plus(RETENTION).plusSeconds(1);
    assertThat(node.due(EnrollmentRules.JOURNEYS, late)).isEqualTo(2);
    assertThat(node.due(EnrollmentRules.JOURNEYS, late.minusSeconds(2))).isZero();
    destroyAt(departure.plus(RETENTION).minusSeconds(1));
    assertThat(keys.hasKey(new TravellerId(journey.id().value()))).as("not yet").isTrue();
    destroyAt(departure.plus(RETENTION));
    assertThat(keys.travellerKeys()).isZero();
    assertThat(database.count("journey")).isZero();
    assertThat(database.count("journey_touch")).isZero();
    assertThat(node.auditEntries().stream().filter(it -> it.action().equals("journey.destroyed")))
        .hasSize(2)
        .allMatch(it -> "RETENTION".equals(it.details().get("cause")));
    Flight after = flight(id);
    assertThat(after.state()).isEqualTo(FlightState.DEPARTED);
    assertThat(after.checkedIn()).isEqualTo(before.checkedIn()).isEqualTo(1);
    assertThat(after.offloaded()).isEqualTo(1);
    assertThat(after.passed()).isEqualTo(before.passed());
    assertThat(gallery(id)).isZero();
  }

  @Test
  void aPostponedFlightKeepsItsJourneysLonger() {
    FlightId id = announced("882");
    checkedIn("882", "anna", 1);
    Instant planned = flight(id).plan().departsAt();
    node.in(() -> node.flights().reschedule(id, planned.plus(Duration.ofHours(5)), AIRLINE));
    destroyAt(planned.plus(RETENTION));
    assertThat(database.count("journey")).isEqualTo(1);
    destroyAt(planned.plus(RETENTION).plus(Duration.ofHours(5)));
    assertThat(database.count("journey")).isZero();
  }

  @Test
  void aPassengerWithdrawsAtOnce() {
    announced("883");
    Journey journey = checkedIn("883", "anna", 1);
    assertThat(node.in(() -> node.journeys().withdraw(journey.id(), AIRLINE))).isTrue();
    assertGone(journey);
    assertNotConfirmed(at(Touchpoint.SECURITY, "anna"));
    assertThat(node.in(() -> node.journeys().withdraw(journey.id(), AIRLINE))).isFalse();
    assertThat(checkedIn("883", "anna", 1).id()).as("a new token").isNotEqualTo(journey.id());
  }

  @Test
  void aKeyIsNotDestroyedWithoutItsRow() {
    announced("884");
    Journey journey = checkedIn("884", "anna", 1);
    node.rolledBack(() -> node.journeys().withdraw(journey.id(), AIRLINE));
    assertThat(keys.hasKey(new TravellerId(journey.id().value()))).isTrue();
    assertConfirmed(at(Touchpoint.SECURITY, "anna"), journey.id(), false);
  }

  /** The server stopped after the row had ended and before the key was destroyed. */
  @Test
  void aKeyThatACrashLeftIsDestroyedLater() {
    announced("885");
    Journey journey = checkedIn("885", "anna", 1);
    database.execute(
        "update enrollment.journey set state = 'ENDED', pass_index = null, sealed_passenger = null,"
            + " sealed_template = null, sealed_image = null");
    assertThat(keys.hasKey(new TravellerId(journey.id().value()))).isTrue();
    Node again = started(new Node(database, keys));
    assertThat(keys.hasKey(new TravellerId(journey.id().value()))).isFalse();
    assertThat(database.count("journey")).isZero();
    assertNotConfirmed(at(again, Touchpoint.SECURITY, "anna", Optional.empty()));
  }

  /** A backup brings the rows back, but not the keys. */
  @Test
  void aRestoredJourneyWithoutAKeyIsEnded() {
    FlightId id = announced("886");
    Journey journey = checkedIn("886", "anna", 1);
    Journey kept = checkedIn("886", "bertil", 2);
    keys.destroy(new TravellerId(journey.id().value()));
    Node again = new Node(database, keys);
    align(again);
    align(again);
    assertThat(database.count("journey")).isEqualTo(1);
    assertThat(again.auditEntries())
        .anyMatch(
            it ->
                it.action().equals("journey.destroyed")
                    && "KEY_GONE".equals(it.details().get("cause"))
                    && it.subject().isEmpty());
    assertNotConfirmed(at(again, Touchpoint.SECURITY, "anna", Optional.of(id)));
    assertConfirmed(at(again, Touchpoint.SECURITY, "bertil", Optional.of(id)), kept.id(), false);
  }

  // Galleries

  @Test
  void galleriesAreFilledAfterAStart() {
    announced("887");
    Journey journey = checkedIn("887", "anna", 1);
    Node again = new Node(database, keys);
    assertThat(again.in(() -> again.journeys().ready())).isFalse();
    assertThat(at(again, Touchpoint.SECURITY, "anna", Optional.empty()))
        .isEqualTo(new TouchOutcome.Refused(TouchOutcome.Reason.NOT_READY));
    align(again);
    assertThat(again.in(() -> again.journeys().ready())).isTrue();
    assertConfirmed(at(again, Touchpoint.SECURITY, "anna", Optional.empty()), journey.id(), false);
  }

  @Test
  void facesAreMadeAnewAfterAChangeOfTheModel() {
    announced("888");
    Journey journey = checkedIn("888", "anna", 1);
    Node again = started(new Node(database, keys, new FakeFaceMatcher("fedcba9876543210")));
    assertConfirmed(at(again, Touchpoint.SECURITY, "anna", Optional.empty()), journey.id(), false);
  }

  @Test
  void serversFollowEachOther() {
    FlightId id = announced("889");
    Node other = started(new Node(database, keys));
    Journey journey = checkedIn("889", "anna", 1);
    assertNotConfirmed(at(other, Touchpoint.BAG_DROP, "anna", Optional.empty()));
    align(other);
    assertConfirmed(at(other, Touchpoint.BAG_DROP, "anna", Optional.empty()), journey.id(), false);
    node.in(() -> node.journeys().offload(journey.id(), AIRLINE));
    assertNotConfirmed(at(other, Touchpoint.SECURITY, "anna", Optional.empty()));
    checkedIn("889", "anna", 1);
    checkIn(pass("889", NAME, "ABC121", 1), face("after the barber"));
    align(other);
    assertConfirmed(
        at(other, Touchpoint.SECURITY, "after the barber", Optional.empty()), journey.id(), false);
    advance(id, FlightState.DEPARTED);
    align(other);
    assertThat(other.in(() -> other.galleries().real().names())).isEmpty();
  }

  @Test
  void nothingFollowsWhatWasRolledBack() {
    announced("890");
    CheckIn request = request(pass("890", NAME, "ABC123", 1), face("anna"), Optional.empty());
    node.rolledBack(() -> node.journeys().checkIn(request, AIRLINE));
    assertNotConfirmed(at(Touchpoint.SECURITY, "anna"));
  }

  @Test
  void anotherJourneysKeyOpensNothing() {
    announced("891");
    Journey anna = checkedIn("891", "anna", 1);
    Journey bertil = checkedIn("891", "bertil", 2);
    database.execute(
        "update enrollment.journey set sealed_passenger = (select sealed_passenger from"
            + " enrollment.journey where id = '"
            + bertil.id()
            + "') where id = '"
            + anna.id()
            + "'");
    assertThatThrownBy(() -> node.in(() -> node.journeys().find(anna.id(), AIRLINE)))
        .isInstanceOf(KernelException.class);
  }
}
