// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clearlane.biometrics.AcquisitionFailure;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.Documents;
import org.clearlane.enrollment.EnrolmentOutcome;
import org.clearlane.enrollment.EnrolmentOutcome.DocumentAlreadyEnrolled;
import org.clearlane.enrollment.EnrolmentOutcome.DocumentNotAccepted;
import org.clearlane.enrollment.EnrolmentOutcome.Enrolled;
import org.clearlane.enrollment.EnrolmentOutcome.PortraitRejected;
import org.clearlane.enrollment.EnrolmentRequest;
import org.clearlane.enrollment.FakeFaceMatcher;
import org.clearlane.enrollment.FakeKeyStore;
import org.clearlane.enrollment.Node;
import org.clearlane.enrollment.TestDatabase;
import org.clearlane.enrollment.Together;
import org.clearlane.enrollment.TravellerSummary;
import org.clearlane.kernel.ErasedTravellerException;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.kernel.TravellerId;
import org.junit.jupiter.api.Test;

class StoredEnrollmentsTest {
  private final TestDatabase database = TestDatabase.empty();
  private final FakeKeyStore keys = new FakeKeyStore();
  private final Node node = new Node(database, keys);

  private EnrolmentOutcome enrol(EnrolmentRequest request) {
    return node.in(() -> node.enrollments().enrol(request, "lee@a"));
  }

  private Optional<TravellerSummary> find(TravellerId traveller) {
    return node.in(() -> node.enrollments().find(traveller));
  }

  private boolean withdraw(TravellerId traveller) {
    node.enrollments().withdraw(traveller, "lee@a");
    return true;
  }

  @Test
  void findsWhatWasEnrolled() {
    TravelDocument document = Documents.numbered("L898902C3");
    TravellerId traveller = Documents.enrol(node, "L898902C3");
    TravellerSummary found = find(traveller).orElseThrow();
    assertThat(found.document()).isEqualTo(document);
    assertThat(found.status()).isEqualTo(TravellerSummary.Status.ACTIVE);
    assertThat(Duration.between(found.createdAt(), Instant.now()))
        .isLessThan(Duration.ofMinutes(1));
    assertThat(node.in(() -> node.enrollments().portrait(traveller)).orElseThrow())
        .isEqualTo(Documents.portrait(document));
    assertThat(node.in(() -> node.enrollments().reference(traveller)))
        .contains(FakeFaceMatcher.template(Arrays.hashCode(Documents.portrait(document))));
    assertThat(node.in(() -> node.enrollments().byDocument(document))).contains(traveller);
    assertThat(node.audited()).containsExactly("traveller.enrolled");
  }

  @Test
  void storesNothingOfThePersonInTheClear() {
    TravellerId traveller = Documents.enrol(node, "L898902C3");
    byte[] template =
        node.in(() -> node.enrollments().reference(traveller)).orElseThrow().toBytes();
    String someValues = new String(template, 40, 16, StandardCharsets.ISO_8859_1);
    assertThat(database.everything())
        .hasSize(4)
        .noneMatch(row -> row.contains(Documents.SURNAME))
        .noneMatch(row -> row.contains("L898902C3"))
        .noneMatch(row -> row.contains("portrait of"))
        .noneMatch(row -> row.contains(someValues));
    assertThat(node.auditEntries().toString())
        .doesNotContain(Documents.SURNAME)
        .doesNotContain("L898902C3");
  }

  @Test
  void refusesADocumentThatIsEnrolled() {
    Documents.enrol(node, "AB123");
    assertThat(enrol(Documents.request(Documents.numbered("AB123"))))
        .isEqualTo(new DocumentAlreadyEnrolled());
    assertThat(enrol(Documents.request(Documents.numbered("AB<123"))))
        .as("the same number with the separator that is printed in it")
        .isEqualTo(new DocumentAlreadyEnrolled());
    assertThat(database.count("traveller")).isEqualTo(1);
    assertThat(keys.travellerKeys()).isEqualTo(1);
  }

  @Test
  void enrolsADocumentOnceUnderConcurrency() throws InterruptedException {
    Node other = new Node(database, keys);
    EnrolmentRequest request = Documents.request(Documents.numbered("RACE1"));
    List<EnrolmentOutcome> outcomes =
        Together.call(
            8,
            number -> {
              Node mine = number % 2 == 0 ? node : other;
              return mine.in(() -> mine.enrollments().enrol(request, "lee@a"));
            });
    assertThat(outcomes).filteredOn(Enrolled.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(DocumentAlreadyEnrolled.class::isInstance).hasSize(7);
    assertThat(database.count("traveller")).isEqualTo(1);
    assertThat(keys.travellerKeys()).as("no keys of those who lost").isEqualTo(1);
  }

  @Test
  void theSchemaItselfKeepsADocumentUnique() {
    String insert =
        "insert into enrollment.traveller (id, status, document_index, created_at, version)"
            + " values (gen_random_uuid(), 'ACTIVE', '\\x01', now(), 1)";
    database.execute(insert);
    assertThatThrownBy(() -> database.execute(insert))
        .hasMessageContaining("traveller_document_index_key");
  }

  @Test
  void refusesAnExpiredDocument() {
    TravelDocument yesterday =
        Documents.expiring("OLD1", Optional.of(Documents.today().minusDays(1)));
    assertThat(enrol(Documents.request(yesterday)))
        .isEqualTo(new DocumentNotAccepted(EnrolmentOutcome.Reason.EXPIRED));
    TravelDocument today = Documents.expiring("OLD2", Optional.of(Documents.today()));
    assertThat(enrol(Documents.request(today))).isInstanceOf(Enrolled.class);
    TravelDocument never = Documents.expiring("OLD3", Optional.empty());
    assertThat(enrol(Documents.request(never))).isInstanceOf(Enrolled.class);
  }

  @Test
  void refusesWithoutConsent() {
    TravelDocument document = Documents.numbered("NC1");
    assertThat(enrol(new EnrolmentRequest(document, Documents.portrait(document), Set.of())))
        .isEqualTo(new EnrolmentOutcome.ConsentMissing());
    assertThat(database.everything()).isEmpty();
  }

  @Test
  void refusesAPortraitThatIsNoReference() {
    Set<ConsentPurpose> consents = Set.of(ConsentPurpose.CONTACTLESS_CHANNEL);
    TravelDocument document = Documents.numbered("BAD1");
    assertThat(enrol(new EnrolmentRequest(document, FakeFaceMatcher.NO_FACE, consents)))
        .isEqualTo(new PortraitRejected(AcquisitionFailure.NO_FACE));
    assertThat(database.everything()).isEmpty();
    assertThat(keys.travellerKeys()).isZero();
    assertThat(node.audited()).isEmpty();
  }

  @Test
  void grantsOnlyThePurposesConsentedTo() {
    TravellerId traveller = Documents.enrol(node, "CONSENT1");
    assertThat(granted(traveller, ConsentPurpose.CONTACTLESS_CHANNEL)).isTrue();
    assertThat(granted(traveller, ConsentPurpose.FLIGHT_TOKEN)).isFalse();
    assertThat(granted(TravellerId.random(), ConsentPurpose.CONTACTLESS_CHANNEL)).isFalse();
    node.in(() -> withdraw(traveller));
    assertThat(granted(traveller, ConsentPurpose.CONTACTLESS_CHANNEL)).isFalse();
  }

  private boolean granted(TravellerId traveller, ConsentPurpose purpose) {
    return node.in(() -> node.consents().granted(traveller, purpose));
  }

  @Test
  void forgetsAWithdrawnTraveller() {
    TravellerId traveller = Documents.enrol(node, "GONE1");
    byte[] sealed = keys.seal(traveller, "identity", new byte[10]);
    node.in(() -> withdraw(traveller));
    assertThat(find(traveller)).isEmpty();
    assertThat(node.in(() -> node.enrollments().portrait(traveller))).isEmpty();
    assertThat(node.in(() -> node.enrollments().reference(traveller))).isEmpty();
    assertThat(node.in(() -> node.enrollments().byDocument(Documents.numbered("GONE1")))).isEmpty();
    assertThat(node.in(() -> node.enrollments().count())).isZero();
    assertThat(database.count("face_reference")).isZero();
    assertThatThrownBy(() -> keys.open(traveller, "identity", sealed))
        .isInstanceOf(ErasedTravellerException.class);
    assertThat(node.audited()).containsExactly("traveller.enrolled", "traveller.withdrawn");
  }

  @Test
  void enrolsTheDocumentOfAWithdrawnTravellerAnew() {
    TravellerId first = Documents.enrol(node, "AGAIN1");
    node.in(() -> withdraw(first));
    TravellerId second = Documents.enrol(node, "AGAIN1");
    assertThat(second).isNotEqualTo(first);
    assertThat(find(second)).isPresent();
  }

  @Test
  void withdrawsAnUnknownTravellerSilently() {
    node.in(() -> withdraw(TravellerId.random()));
    assertThat(node.audited()).isEmpty();
  }

  @Test
  void keepsTheKeyOfAWithdrawalThatFails() {
    TravellerId traveller = Documents.enrol(node, "KEEP1");
    node.rolledBack(() -> withdraw(traveller));
    assertThat(keys.hasKey(traveller)).isTrue();
    assertThat(find(traveller)).isPresent();
  }

  @Test
  void destroysAtStartTheKeyThatACrashLeftBehind() {
    TravellerId traveller = Documents.enrol(node, "CRASH1");
    TravellerId other = Documents.enrol(node, "CRASH2");
    database.execute(
        "update enrollment.traveller set status = 'WITHDRAWN', document_index = null,"
            + " sealed_identity = null where id = '"
            + traveller
            + "'");
    assertThat(keys.hasKey(traveller)).isTrue();
    Node restarted = new Node(database, keys);
    assertThat(keys.hasKey(traveller)).isFalse();
    assertThat(restarted.in(() -> restarted.enrollments().find(other))).isPresent();
  }

  @Test
  void listsTheLatestFirst() {
    TravellerId first = Documents.enrol(node, "LIST1");
    TravellerId second = Documents.enrol(node, "LIST2");
    TravellerId third = Documents.enrol(node, "LIST3");
    node.in(() -> withdraw(second));
    assertThat(recent(10)).containsExactly(third, first);
    assertThat(recent(1)).containsExactly(third);
    assertThat(recent(-5)).as("a limit below one").containsExactly(third);
    assertThat(node.in(() -> node.enrollments().count())).isEqualTo(2);
  }

  private List<TravellerId> recent(int limit) {
    return node.in(
        () -> node.enrollments().recent(limit).stream().map(TravellerSummary::id).toList());
  }
}
