// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.registration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clearlane.enrollment.ConsentForm;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.Consents;
import org.clearlane.enrollment.DefaultSettings;
import org.clearlane.enrollment.Distinction;
import org.clearlane.enrollment.Documents;
import org.clearlane.enrollment.DuplicateCase;
import org.clearlane.enrollment.EnrolmentRequest;
import org.clearlane.enrollment.FakeKeyStore;
import org.clearlane.enrollment.Guardian;
import org.clearlane.enrollment.Node;
import org.clearlane.enrollment.Park;
import org.clearlane.enrollment.PopulationPlan.Admission;
import org.clearlane.enrollment.ProofingFault;
import org.clearlane.enrollment.QrReading;
import org.clearlane.enrollment.Registration;
import org.clearlane.enrollment.RegistrationOutcome;
import org.clearlane.enrollment.RegistrationOutcome.Advanced;
import org.clearlane.enrollment.RegistrationOutcome.Completed;
import org.clearlane.enrollment.RegistrationOutcome.Reason;
import org.clearlane.enrollment.RegistrationOutcome.Refused;
import org.clearlane.enrollment.RegistrationStep;
import org.clearlane.enrollment.RegistrationTicket;
import org.clearlane.enrollment.TestDatabase;
import org.clearlane.enrollment.TestPhone;
import org.clearlane.enrollment.Together;
import org.clearlane.enrollment.proofing.Challenge;
import org.clearlane.enrollment.proofing.ProvedIdentity;
import org.clearlane.enrollment.retention.EnrollmentRules;
import org.clearlane.kernel.TravellerId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoredRegistrationsTest {
  private static final LocalDate BORN = LocalDate.of(1974, 8, 12);
  private static final byte[] FACE = "a face".getBytes(UTF_8);
  private static final ConsentForm CONSENT = form(Optional.empty(), Optional.empty());

  private final TestDatabase database = TestDatabase.empty();
  private final FakeKeyStore keys = new FakeKeyStore();
  private final Node node = new Node(database, keys);
  private final StoredRegistrations registrations = node.registrations();
  private final RegistrationTicket ticket = node.in(registrations::begin).orElseThrow();

  private static ConsentForm form(Optional<Guardian> guardian, Optional<String> counterpart) {
    return new ConsentForm(
        Set.of(ConsentPurpose.CONTACTLESS_CHANNEL), Consents.TEXT_VERSION, guardian, counterpart);
  }

  private static ProvedIdentity identity(String number, LocalDate born) {
    return new ProvedIdentity("https://e-id.example", "subject-1", born, "UTO", number);
  }

  private void prove(String number) {
    proved(identity(number, BORN));
  }

  private void proved(ProvedIdentity who) {
    node.in(
        () -> {
          registrations.proved(ticket, who);
          return true;
        });
  }

  private RegistrationOutcome document(String number) {
    return node.in(() -> registrations.document(ticket, Documents.numbered(number)));
  }

  private RegistrationOutcome picture(Optional<byte[]> usable) {
    return node.in(() -> registrations.looked(ticket, usable));
  }

  private RegistrationOutcome consent(ConsentForm form) {
    return node.in(() -> registrations.consent(ticket, form));
  }

  private Registration current() {
    return node.in(() -> registrations.current(ticket)).orElseThrow();
  }

  private void ready(String number) {
    prove(number);
    assertThat(document(number)).isInstanceOf(Advanced.class);
    assertThat(picture(Optional.of(FACE))).isInstanceOf(Advanced.class);
    assertThat(consent(CONSENT)).isInstanceOf(Advanced.class);
    assertThat(current().step()).isEqualTo(RegistrationStep.COMPLETION);
  }

  private Completed complete(TestPhone phone) {
    assertThat(node.in(() -> registrations.enrol(ticket))).isEmpty();
    return (Completed) node.in(() -> registrations.issue(ticket, phone.publicJwk()));
  }

  @Test
  void leadsStepByStepToACredential() {
    assertThat(current().step()).isEqualTo(RegistrationStep.PROOFING);
    prove("R1234567");
    assertThat(current().step()).isEqualTo(RegistrationStep.DOCUMENT);
    assertThat(current().document()).contains(new Registration.DocumentHint("UTO", "567"));
    document("R1234567");
    assertThat(current().step()).isEqualTo(RegistrationStep.PORTRAIT);
    picture(Optional.empty());
    assertThat(current().step()).as("not usable").isEqualTo(RegistrationStep.PORTRAIT);
    picture(Optional.of(FACE));
    assertThat(current().step()).isEqualTo(RegistrationStep.CONSENT);
    consent(CONSENT);
    TestPhone phone = TestPhone.fresh();
    Completed completed = complete(phone);
    assertThat(current().step()).isEqualTo(RegistrationStep.DONE);
    String shown = phone.shows("a", completed.credential().credential(), Instant.now());
    assertThat(node.in(() -> node.credentials().read(shown, Instant.now())))
        .isInstanceOf(QrReading.Genuine.class);
    assertThat(database.count("proofing")).isEqualTo(1);
    assertThat(keys.hasKey(new TravellerId(ticket.id())))
        .as("the key of what was entered")
        .isFalse();
    assertThat(node.audited())
        .as("whoever has proved nothing writes nothing")
        .containsExactly(
            "registration.proved",
            "traveller.enrolled",
            "registration.completed",
            "credential.activation-made",
            "credential.issued");
  }

  @Test
  void enrolsOnceHoweverOftenItIsAsked() throws InterruptedException {
    ready("R2");
    List<Optional<Reason>> asked =
        Together.call(6, _ -> node.in(() -> registrations.enrol(ticket)));
    assertThat(asked).containsOnly(Optional.empty());
    assertThat(database.count("traveller")).isEqualTo(1);
    TestPhone first = TestPhone.fresh();
    Completed one = complete(first);
    Completed two = complete(TestPhone.fresh());
    assertThat(two.credential().id()).isNotEqualTo(one.credential().id());
    String old = first.shows("a", one.credential().credential(), Instant.now());
    assertThat(node.in(() -> node.credentials().read(old, Instant.now())))
        .as("the newest takes the place of the others")
        .isInstanceOf(QrReading.Refused.class);
    assertThat(database.count("traveller")).isEqualTo(1);
  }

  /** Somebody is enrolled whose face the registration's picture shows. */
  private DuplicateCase heldUp(String number) {
    EnrolmentRequest alike =
        new EnrolmentRequest(
            Documents.numbered("ALIKE"), FACE, Set.of(ConsentPurpose.CONTACTLESS_CHANNEL));
    node.in(() -> node.enrollments().enrol(alike, "lee@a"));
    ready(number);
    assertThat(node.in(() -> registrations.enrol(ticket))).contains(Reason.UNDER_REVIEW);
    assertThat(node.in(() -> registrations.enrol(ticket))).contains(Reason.UNDER_REVIEW);
    assertThat(database.count("traveller")).isEqualTo(1);
    return node.in(() -> node.duplicates().open()).getFirst();
  }

  private boolean decide(DuplicateCase it, DuplicateCase.Decision decision) {
    return node.in(
        () -> node.duplicates().decide(it.id(), decision, Distinction.Reason.RELATIVE, "lee@a"));
  }

  @Test
  void waitsForAnOfficerWhereSomebodyLooksAlike() {
    DuplicateCase held = heldUp("R14");
    assertThat(held.kind()).isEqualTo(DuplicateCase.Kind.REGISTRATION);
    assertThat(held.document().number()).isEqualTo("R14");
    assertThat(held.candidateDocument().number()).isEqualTo("ALIKE");
    assertThat(node.in(() -> node.duplicates().portrait(held.id()))).contains(FACE);
    decide(held, DuplicateCase.Decision.DIFFERENT_PERSON);
    complete(TestPhone.fresh());
    assertThat(database.count("traveller")).isEqualTo(2);
    TravellerId traveller =
        node.in(() -> node.enrollments().byDocument(Documents.numbered("R14"))).orElseThrow();
    assertThat(node.in(() -> node.duplicates().alikeTo(traveller)))
        .as("the two are not compared again")
        .containsExactly(held.candidate());
    assertThat(node.auditEntries())
        .filteredOn(it -> it.action().equals("duplicate.decided"))
        .allMatch(it -> it.actor().equals("lee@a"));
  }

  @Test
  void isRefusedWhereAnOfficerFindsThePersonEnrolled() {
    DuplicateCase held = heldUp("R15");
    decide(held, DuplicateCase.Decision.SAME_PERSON);
    assertThat(node.in(() -> registrations.enrol(ticket))).contains(Reason.SAME_PERSON);
    picture(Optional.of("a mask".getBytes(UTF_8)));
    assertThat(node.in(() -> registrations.enrol(ticket)))
        .as("another picture does not help")
        .contains(Reason.SAME_PERSON);
  }

  @Test
  void doesNotHoldForAPictureWhatAnOfficerFoundAboutAnother() {
    DuplicateCase held = heldUp("R16");
    decide(held, DuplicateCase.Decision.DIFFERENT_PERSON);
    picture(Optional.of(FACE));
    assertThat(node.in(() -> registrations.enrol(ticket))).contains(Reason.UNDER_REVIEW);
    node.in(
        () -> {
          registrations.abandon(ticket);
          return true;
        });
    assertThat(database.count("duplicate_case")).isZero();
  }

  @Test
  void takesOnlyTheDocumentThatTheProviderNames() {
    assertThat(document("R3")).isEqualTo(new Refused(Reason.NOT_NOW));
    prove("R3");
    assertThat(document("R4")).isEqualTo(new Refused(Reason.DOCUMENT_DIFFERS));
    proved(identity("R3", BORN.minusYears(1)));
    assertThat(document("R3"))
        .as("another's birthday")
        .isEqualTo(new Refused(Reason.DOCUMENT_DIFFERS));
    assertThat(current().step()).isEqualTo(RegistrationStep.DOCUMENT);
    assertThat(node.audited()).filteredOn("registration.document-refused"::equals).hasSize(2);
    Documents.enrol(node, "R3");
    prove("R3");
    assertThat(document("R3")).isEqualTo(new Refused(Reason.DOCUMENT_ALREADY_ENROLLED));
  }

  @Test
  void givesAnotherPhoneToWhoeverComesWithTheSameEid() {
    ready("R13");
    TestPhone lost = TestPhone.fresh();
    Completed first = complete(lost);
    RegistrationTicket later = node.in(registrations::begin).orElseThrow();
    node.in(
        () -> {
          registrations.proved(later, identity("R13", BORN));
          return true;
        });
    Advanced again =
        (Advanced) node.in(() -> registrations.document(later, Documents.numbered("R13")));
    assertThat(again.registration().step()).isEqualTo(RegistrationStep.DONE);
    assertThat(node.in(() -> registrations.enrol(later))).isEmpty();
    TestPhone found = TestPhone.fresh();
    assertThat(node.in(() -> registrations.issue(later, found.publicJwk())))
        .isInstanceOf(Completed.class);
    String old = lost.shows("a", first.credential().credential(), Instant.now());
    assertThat(node.in(() -> node.credentials().read(old, Instant.now())))
        .isInstanceOf(QrReading.Refused.class);
    assertThat(database.count("traveller")).isEqualTo(1);

    RegistrationTicket other = node.in(registrations::begin).orElseThrow();
    node.in(
        () -> {
          registrations.proved(
              other, new ProvedIdentity("https://e-id.example", "subject-2", BORN, "UTO", "R13"));
          return true;
        });
    assertThat(node.in(() -> registrations.document(other, Documents.numbered("R13"))))
        .as("somebody else's e-ID that names the same document")
        .isEqualTo(new Refused(Reason.DOCUMENT_ALREADY_ENROLLED));
  }

  @Test
  void forgetsWhatWasEnteredForAnother() {
    ready("R5");
    proved(identity("R5", BORN));
    assertThat(current().step()).as("the same again").isEqualTo(RegistrationStep.COMPLETION);
    prove("R6");
    assertThat(current().step()).isEqualTo(RegistrationStep.DOCUMENT);
    document("R6");
    assertThat(current().step()).as("a picture of the other").isEqualTo(RegistrationStep.PORTRAIT);
  }

  @Test
  void asksAGuardianForWhoeverIsUnderAge() {
    LocalDate eighteen = Documents.today().minusYears(18);
    Guardian parent = new Guardian("Anna Eriksson", Guardian.Relationship.PARENT);
    proved(identity("R7", eighteen));
    assertThat(current().guardianNeeded()).as("of age today").isFalse();
    proved(identity("R7", eighteen.plusDays(1)));
    assertThat(current().guardianNeeded()).isTrue();
    Draft child = Draft.EMPTY.proved(identity("R7", eighteen.plusDays(1)));
    assertThat(child.underAge(Documents.today())).isTrue();
    // The specimen is a grown-up: the provider's word on the age is what counts.
    proved(identity("R7", BORN));
    document("R7");
    picture(Optional.of(FACE));
    assertThat(consent(form(Optional.of(parent), Optional.empty()))).isInstanceOf(Advanced.class);
    complete(TestPhone.fresh());
    assertThat(database.count("guardian")).as("not needed, not kept").isZero();
  }

  @Test
  void takesConsentToWhatIsOfferedInTodaysWords() {
    prove("R8");
    document("R8");
    assertThat(consent(CONSENT)).as("no picture yet").isEqualTo(new Refused(Reason.NOT_NOW));
    picture(Optional.of(FACE));
    assertThat(
            consent(
                new ConsentForm(
                    Set.of(), Consents.TEXT_VERSION, Optional.empty(), Optional.empty())))
        .isEqualTo(new Refused(Reason.CONSENT_MISSING));
    assertThat(
            consent(
                new ConsentForm(
                    Set.of(ConsentPurpose.FLIGHT_TOKEN),
                    Consents.TEXT_VERSION,
                    Optional.empty(),
                    Optional.empty())))
        .isEqualTo(new Refused(Reason.SERVICE_NOT_OFFERED));
    assertThat(
            consent(
                new ConsentForm(CONSENT.purposes(), "1999", Optional.empty(), Optional.empty())))
        .isEqualTo(new Refused(Reason.CONSENT_TEXT_OUTDATED));
    assertThat(consent(form(Optional.empty(), Optional.of("b"))))
        .isEqualTo(new Refused(Reason.COUNTERPART_MISSING));
    assertThat(current().step()).isEqualTo(RegistrationStep.CONSENT);
  }

  @Test
  void isRefusedWhereTheGroupIsFullAndGoesOnWithoutIt() {
    DefaultSettings.set("clearlane.registration.services", "contactless_channel,contactless_group");
    Park.create(node, Park.plan(Admission.OPEN, 1, false));
    TravellerId member = Park.enrol(node, "FULL1");
    assertThat(Park.searched(node, member)).isTrue();
    ready("FULL2");
    ConsentForm both =
        new ConsentForm(
            Set.of(ConsentPurpose.CONTACTLESS_CHANNEL, ConsentPurpose.CONTACTLESS_GROUP),
            Consents.TEXT_VERSION,
            Optional.empty(),
            Optional.empty());
    assertThat(consent(both)).isInstanceOf(Advanced.class);

    assertThat(node.in(() -> registrations.enrol(ticket))).contains(Reason.POPULATION_FULL);
    assertThat(database.count("traveller")).as("nobody is enrolled").isEqualTo(1);

    assertThat(consent(CONSENT)).isInstanceOf(Advanced.class);
    assertThat(node.in(() -> registrations.enrol(ticket))).isEmpty();
    assertThat(database.count("traveller")).isEqualTo(2);
    assertThat(database.count("member")).isEqualTo(1);
  }

  @AfterEach
  void forgetSettings() {
    DefaultSettings.reset();
  }

  @Test
  void takesAnAnswerOnce() {
    Challenge challenge = new Challenge("nonce", "verifier");
    assertThat(node.in(() -> registrations.departing(ticket, challenge, "state"))).isEmpty();
    assertThat(node.in(() -> registrations.answered(ticket, "another"))).isEmpty();
    assertThat(current().fault()).contains(ProofingFault.PROOFING_EXPIRED);
    assertThat(node.in(() -> registrations.answered(ticket, "state")))
        .as("a forged answer does not spoil the true one")
        .contains(challenge);
    node.in(() -> registrations.departing(ticket, challenge, "state"));
    assertThat(current().fault()).as("asked anew").isEmpty();
    assertThat(node.in(() -> registrations.answered(ticket, "state"))).contains(challenge);
    assertThat(node.in(() -> registrations.answered(ticket, "state"))).as("again").isEmpty();
    prove("R9");
    assertThat(node.in(() -> registrations.answered(ticket, "state"))).isEmpty();
    assertThat(current().fault()).as("somebody went back, nothing is wrong").isEmpty();
    assertThat(current().step()).isEqualTo(RegistrationStep.DOCUMENT);
  }

  @Test
  void isNobodysWithoutTheSecret() {
    RegistrationTicket forged =
        new RegistrationTicket(ticket.id(), RegistrationTicket.random().secret());
    ready("R10");
    assertThat(node.in(() -> registrations.current(forged))).isEmpty();
    assertThat(node.in(() -> registrations.enrol(forged))).contains(Reason.UNKNOWN);
    node.in(
        () -> {
          registrations.abandon(forged);
          return true;
        });
    assertThat(current().step()).isEqualTo(RegistrationStep.COMPLETION);
  }

  @Test
  void leavesNothingWhenItIsGivenUpOrOver() {
    ready("R11");
    assertThat(String.join("\n", database.everything()))
        .doesNotContain("R11", "ERIKSSON", "subject-1", "a face", ticket.secret());
    assertThat(keys.hasKey(new TravellerId(ticket.id()))).isTrue();
    node.in(
        () -> {
          registrations.abandon(ticket);
          return true;
        });
    assertThat(database.count("registration")).isZero();
    assertThat(keys.hasKey(new TravellerId(ticket.id()))).isFalse();

    RegistrationTicket other = node.in(registrations::begin).orElseThrow();
    Instant end = Instant.now().plus(RegistrationSettings.VALIDITY.get());
    assertThat(node.due(EnrollmentRules.REGISTRATIONS, end.minusSeconds(60))).isZero();
    assertThat(node.due(EnrollmentRules.REGISTRATIONS, end.plusSeconds(1))).isEqualTo(1);
    assertThat(node.in(() -> registrations.purge(end.minus(Duration.ofMinutes(1)), 10))).isZero();
    assertThat(node.in(() -> registrations.purge(end.plusSeconds(1), 10))).isEqualTo(1);
    assertThat(keys.hasKey(new TravellerId(other.id()))).isFalse();
  }

  @Test
  void goesWithTheTraveller() {
    ready("R12");
    complete(TestPhone.fresh());
    TravellerId traveller =
        node.in(() -> node.enrollments().byDocument(Documents.numbered("R12"))).orElseThrow();
    node.in(
        () -> {
          node.enrollments().withdraw(traveller, "lee@a");
          return true;
        });
    assertThat(database.count("proofing")).isZero();
    assertThat(database.count("registration")).isZero();
    assertThat(node.in(() -> registrations.current(ticket))).isEmpty();
  }

  @Test
  void hasTheSameKeysTowardsTheProviderOnEveryNode() {
    String public1 = node.in(node.eidKeys()::publicKeys);
    assertThat(new Node(database, keys).in(node.eidKeys()::publicKeys)).isEqualTo(public1);
    assertThat(public1).contains("\"use\":\"sig\"", "\"use\":\"enc\"").doesNotContain("\"d\":");
    assertThat(database.count("eid_key")).isEqualTo(2);
  }
}
