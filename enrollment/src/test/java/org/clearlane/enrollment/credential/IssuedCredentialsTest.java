// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.enrollment.ActivationCode;
import org.clearlane.enrollment.CredentialId;
import org.clearlane.enrollment.Documents;
import org.clearlane.enrollment.EnrollmentException;
import org.clearlane.enrollment.EnrolmentOutcome.Enrolled;
import org.clearlane.enrollment.FakeFaceMatcher;
import org.clearlane.enrollment.FakeKeyStore;
import org.clearlane.enrollment.IssuanceOutcome;
import org.clearlane.enrollment.IssuanceOutcome.BadDeviceKey;
import org.clearlane.enrollment.IssuanceOutcome.Issued;
import org.clearlane.enrollment.IssuanceOutcome.UnknownOrUsedCode;
import org.clearlane.enrollment.Node;
import org.clearlane.enrollment.QrClaim;
import org.clearlane.enrollment.QrReading;
import org.clearlane.enrollment.QrRefusal;
import org.clearlane.enrollment.TestDatabase;
import org.clearlane.enrollment.TestPhone;
import org.clearlane.enrollment.Together;
import org.clearlane.enrollment.retention.EnrollmentRules;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.kernel.TravellerId;
import org.junit.jupiter.api.Test;

class IssuedCredentialsTest {
  private final TestDatabase database = TestDatabase.empty();
  private final FakeKeyStore keys = new FakeKeyStore();
  private final Node node = new Node(database, keys);
  private final TestPhone phone = TestPhone.fresh();
  private final TravellerId traveller = Documents.enrol(node, "CRED1");

  private ActivationCode activate() {
    return node.in(() -> node.credentials().activate(traveller, "lee@a"));
  }

  private IssuanceOutcome exchange(String code) {
    return node.in(() -> node.credentials().issue(code, phone.publicJwk()));
  }

  private Issued issue() {
    return issued(exchange(activate().text()));
  }

  private static Issued issued(IssuanceOutcome outcome) {
    return switch (outcome) {
      case Issued issued -> issued;
      case IssuanceOutcome other -> throw new AssertionError(other.toString());
    };
  }

  private QrReading read(Node at, Issued credential) {
    Instant now = Instant.now();
    return at.in(() -> at.credentials().read(phone.shows("a", credential.credential(), now), now));
  }

  private boolean genuine(Node at, Issued credential) {
    return read(at, credential) instanceof QrReading.Genuine;
  }

  private QrClaim claim(long step) {
    return new QrClaim(
        CredentialId.random(), traveller, "00".repeat(16), FakeFaceMatcher.template(1), step);
  }

  @Test
  void issuesACredentialThatALaneReads() {
    Issued issued = issue();
    QrClaim claim =
        read(node, issued) instanceof QrReading.Genuine genuine ? genuine.claim() : claim(0);
    assertThat(claim.credential()).isEqualTo(issued.id());
    assertThat(claim.traveller()).isEqualTo(traveller);
    FaceTemplate reference = node.in(() -> node.enrollments().reference(traveller)).orElseThrow();
    assertThat(claim.reference().cosine(reference)).isGreaterThan(0.99);
    assertThat(Duration.between(Instant.now(), issued.expiresAt()))
        .isBetween(Duration.ofDays(7).minusMinutes(1), Duration.ofDays(7));
    assertThat(node.audited())
        .containsExactly("traveller.enrolled", "credential.activation-made", "credential.issued");
    assertThat(issued.toString()).doesNotContain(issued.credential());
  }

  @Test
  void endsTheCredentialWithTheDocument() {
    TravelDocument document =
        Documents.expiring("SOON1", Optional.of(Documents.today().plusDays(2)));
    TravellerId holder =
        node.in(() -> node.enrollments().enrol(Documents.request(document), "lee@a"))
                instanceof Enrolled enrolled
            ? enrolled.traveller()
            : traveller;
    String code = node.in(() -> node.credentials().activate(holder, "lee@a")).text();
    assertThat(issued(exchange(code)).expiresAt())
        .isEqualTo(Documents.today().plusDays(3).atStartOfDay(ZoneId.systemDefault()).toInstant());
  }

  @Test
  void makesCodesThatCannotBeGuessedAndStoresOnlyTheirHashes() {
    ActivationCode code = activate();
    assertThat(code.text()).matches("a(-[0-9A-HJKMNP-TV-Z]{4}){4}");
    assertThat(activate().text()).isNotEqualTo(code.text());
    assertThat(Duration.between(Instant.now(), code.expiresAt()))
        .isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
    assertThat(database.everything())
        .noneMatch(row -> row.contains(code.text().substring(2)))
        .noneMatch(row -> row.contains(code.text().substring(2).replace("-", "")));
    assertThat(node.auditEntries().toString()).doesNotContain(code.text());
    assertThat(code.toString()).doesNotContain(code.text());
  }

  @Test
  void takesACodeOnce() {
    String code = activate().text();
    assertThat(exchange(code)).isInstanceOf(Issued.class);
    assertThat(exchange(code)).isEqualTo(new UnknownOrUsedCode());
    assertThat(node.refusedCodes()).isEqualTo(1);
  }

  @Test
  void takesACodeOnceUnderConcurrency() throws InterruptedException {
    String code = activate().text();
    assertThat(Together.call(8, _ -> exchange(code)))
        .filteredOn(Issued.class::isInstance)
        .hasSize(1);
    assertThat(database.count("credential")).isEqualTo(1);
  }

  @Test
  void takesACodeAsPeopleTypeIt() {
    String typed = activate().text().substring(2).replace("-", " ").toLowerCase(Locale.ROOT);
    assertThat(exchange("a-" + typed.replace('0', 'o').replace('1', 'l')))
        .isInstanceOf(Issued.class);
  }

  @Test
  void refusesCodesThatNobodyMade() {
    String text = activate().text();
    char other = text.endsWith("7") ? '8' : '7';
    for (String wrong :
        List.of(
            "",
            "a-",
            "a-AAAA-BBBB-CCCC-DDDD",
            text.substring(0, text.length() - 1) + other,
            "b" + text.substring(1),
            text.substring(2),
            text + "A",
            text + "-".repeat(100))) {
      assertThat(exchange(wrong)).as(wrong).isEqualTo(new UnknownOrUsedCode());
    }
    assertThat(exchange(text)).as("the code is still good").isInstanceOf(Issued.class);
  }

  @Test
  void refusesACodeAfterItsEnd() {
    String code = activate().text();
    database.execute("update enrollment.activation_code set expires_at = now()");
    assertThat(exchange(code)).isEqualTo(new UnknownOrUsedCode());
  }

  @Test
  void keepsTheCodeGoodAfterABadDeviceKey() {
    String code = activate().text();
    String withPrivatePart = phone.key().toJSONString();
    assertThat(node.in(() -> node.credentials().issue(code, withPrivatePart)))
        .isEqualTo(new BadDeviceKey());
    assertThat(exchange(code)).isInstanceOf(Issued.class);
  }

  @Test
  void keepsTheCodeGoodWhenIssuingFails() {
    String code = activate().text();
    assertThat(node.rolledBack(() -> node.credentials().issue(code, phone.publicJwk())))
        .isInstanceOf(Issued.class);
    assertThat(exchange(code)).isInstanceOf(Issued.class);
  }

  @Test
  void activatesOnlyEnrolledTravellers() {
    assertThatThrownBy(
            () -> node.in(() -> node.credentials().activate(TravellerId.random(), "lee@a")))
        .isInstanceOf(EnrollmentException.class);
    String code = activate().text();
    node.in(() -> withdraw());
    assertThatThrownBy(this::activate).isInstanceOf(EnrollmentException.class);
    assertThat(exchange(code)).isEqualTo(new UnknownOrUsedCode());
  }

  private boolean withdraw() {
    node.enrollments().withdraw(traveller, "lee@a");
    return true;
  }

  @Test
  void redeemsAStepOnceUnderConcurrencyOnTwoNodes() throws InterruptedException {
    Node other = new Node(database, keys);
    QrClaim claim = claim(42);
    List<Boolean> redeemed =
        Together.call(
            16,
            number -> {
              Node at = number % 2 == 0 ? node : other;
              return at.in(() -> at.credentials().redeem(claim));
            });
    assertThat(redeemed).filteredOn(used -> used).hasSize(1);
    assertThat(database.count("qr_use")).isEqualTo(1);
  }

  @Test
  void redeemsEveryStepOfACredential() {
    QrClaim claim = claim(42);
    QrClaim next =
        new QrClaim(claim.credential(), claim.traveller(), claim.document(), claim.reference(), 43);
    assertThat(node.in(() -> node.credentials().redeem(claim))).isTrue();
    assertThat(node.in(() -> node.credentials().redeem(next))).isTrue();
    assertThat(node.in(() -> node.credentials().redeem(claim(42)))).isTrue();
  }

  @Test
  void leavesTheCallersTransactionGoodAfterAReplay() {
    QrClaim claim = claim(42);
    assertThat(node.in(() -> node.credentials().redeem(claim))).isTrue();
    QrClaim another = claim(42);
    assertThat(
            node.in(() -> !node.credentials().redeem(claim) && node.credentials().redeem(another)))
        .isTrue();
    assertThat(database.count("qr_use")).isEqualTo(2);
  }

  @Test
  void forgetsARedemptionThatWasRolledBack() {
    QrClaim claim = claim(42);
    assertThat(node.rolledBack(() -> node.credentials().redeem(claim))).isTrue();
    assertThat(node.in(() -> node.credentials().redeem(claim))).isTrue();
  }

  @Test
  void revokesOneCredential() {
    Issued lost = issue();
    Issued kept = issue();
    assertThat(node.in(() -> node.credentials().revoke(lost.id(), "lee@a"))).isTrue();
    assertThat(read(node, lost)).isEqualTo(new QrReading.Refused(QrRefusal.REVOKED));
    assertThat(genuine(node, kept)).isTrue();
    assertThat(node.in(() -> node.credentials().revoke(lost.id(), "lee@a"))).isFalse();
    assertThat(node.in(() -> node.credentials().revoke(CredentialId.random(), "lee@a"))).isFalse();
    assertThat(node.audited()).containsOnlyOnce("credential.revoked");
  }

  @Test
  void revokesNothingWhenTheTransactionFails() {
    Issued issued = issue();
    node.rolledBack(() -> node.credentials().revoke(issued.id(), "lee@a"));
    assertThat(genuine(node, issued)).isTrue();
    assertThat(genuine(new Node(database, keys), issued)).isTrue();
  }

  @Test
  void followsWhatAnotherServerRevokes() {
    Node other = new Node(database, keys);
    Issued lost = issue();
    Issued kept = issue();
    node.in(() -> node.credentials().revoke(lost.id(), "lee@a"));
    other.in(
        () -> {
          other.bean(IssuedCredentials.class).followRevocations();
          return true;
        });
    assertThat(read(other, lost)).isEqualTo(new QrReading.Refused(QrRefusal.REVOKED));
    assertThat(genuine(other, kept)).isTrue();
  }

  @Test
  void remembersRevocationsAfterARestart() {
    Issued lost = issue();
    Issued kept = issue();
    node.in(() -> node.credentials().revoke(lost.id(), "lee@a"));
    Node restarted = new Node(database, keys);
    assertThat(read(restarted, lost)).isEqualTo(new QrReading.Refused(QrRefusal.REVOKED));
    assertThat(genuine(restarted, kept)).isTrue();
  }

  @Test
  void revokesEverythingOfAWithdrawnTraveller() {
    Issued first = issue();
    Issued second = issue();
    node.in(this::withdraw);
    assertThat(read(node, first)).isEqualTo(new QrReading.Refused(QrRefusal.REVOKED));
    assertThat(read(node, second)).isEqualTo(new QrReading.Refused(QrRefusal.REVOKED));
  }

  @Test
  void deletesSpentCodesOnly() {
    activate();
    node.in(() -> node.credentials().redeem(claim(1)));
    Instant now = Instant.now();
    assertThat(node.apply(EnrollmentRules.ACTIVATION_CODES, now)).isZero();
    Instant dayAfter = now.plus(Duration.ofHours(25));
    assertThat(node.apply(EnrollmentRules.ACTIVATION_CODES, dayAfter)).isEqualTo(1);
    assertThat(database.count("activation_code")).isZero();
    assertThat(node.apply(EnrollmentRules.CODE_USES, now.plus(Duration.ofDays(6)))).isZero();
    assertThat(node.apply(EnrollmentRules.CODE_USES, now.plus(Duration.ofDays(8)))).isEqualTo(1);
    assertThat(database.count("qr_use")).isZero();
  }
}
