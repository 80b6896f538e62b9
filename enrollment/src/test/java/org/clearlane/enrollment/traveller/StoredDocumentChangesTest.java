// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.clearlane.biometrics.AcquisitionFailure;
import org.clearlane.enrollment.DocumentChange;
import org.clearlane.enrollment.DocumentChange.Kind;
import org.clearlane.enrollment.DocumentChange.Portrait;
import org.clearlane.enrollment.DocumentChanges;
import org.clearlane.enrollment.DocumentOutcome;
import org.clearlane.enrollment.DocumentOutcome.Changed;
import org.clearlane.enrollment.DocumentOutcome.Field;
import org.clearlane.enrollment.Documents;
import org.clearlane.enrollment.EnrolmentOutcome;
import org.clearlane.enrollment.EnrolmentRequest;
import org.clearlane.enrollment.FakeFaceMatcher;
import org.clearlane.enrollment.FakeKeyStore;
import org.clearlane.enrollment.Node;
import org.clearlane.enrollment.Park;
import org.clearlane.enrollment.PopulationCode;
import org.clearlane.enrollment.PopulationPlan.Admission;
import org.clearlane.enrollment.RosterRow;
import org.clearlane.enrollment.TestDatabase;
import org.clearlane.enrollment.Together;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.BirthDate;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.kernel.TravellerId;
import org.junit.jupiter.api.Test;

class StoredDocumentChangesTest {
  private static final PopulationCode PARK = Park.CODE;
  private static final String BY = Park.BY;

  private final TestDatabase database = TestDatabase.empty();
  private final FakeKeyStore keys = new FakeKeyStore();
  private final Node node = new Node(database, keys);

  private void roster(String... numbers) {
    List<RosterRow> rows =
        Arrays.stream(numbers)
            .map(
                number ->
                    new RosterRow(
                        "STAFF-" + number,
                        Documents.numbered(number),
                        Optional.empty(),
                        Optional.empty()))
            .toList();
    node.in(() -> node.rosters().upload(PARK, rows, false, BY));
  }

  private static DocumentChange renewal(String number) {
    return new DocumentChange(Documents.numbered(number), Kind.RENEWAL, Optional.empty());
  }

  private DocumentOutcome change(TravellerId traveller, DocumentChange change) {
    return node.in(() -> node.bean(DocumentChanges.class).change(traveller, change, BY));
  }

  private static TravelDocument named(String number, String surname, BirthDate birth) {
    TravelDocument one = Documents.numbered(number);
    return new TravelDocument(
        one.documentCode(),
        one.issuingState(),
        number,
        one.expiry(),
        one.nationality(),
        surname,
        one.givenNames(),
        birth,
        one.sex());
  }

  @Test
  void renewedDocumentIsTheTravellers() {
    TravellerId traveller = Park.enrol(node, "OLD1");
    String code = node.in(() -> node.credentials().activate(traveller, BY).text());
    String key = org.clearlane.enrollment.TestPhone.fresh().publicJwk();
    node.in(() -> node.credentials().issue(code, key));

    assertThat(change(traveller, renewal("NEW1"))).isEqualTo(new Changed(Set.of(Field.NUMBER)));

    assertThat(node.in(() -> node.enrollments().byDocument(Documents.numbered("NEW1"))))
        .contains(traveller);
    assertThat(node.in(() -> node.enrollments().byDocument(Documents.numbered("OLD1")))).isEmpty();
    assertThat(node.in(() -> node.enrollments().find(traveller)).orElseThrow().document())
        .isEqualTo(Documents.numbered("NEW1"));
    assertThat(node.audited()).contains("traveller.document-changed", "credential.revoked");
    assertThat(node.auditEntries().toString()).doesNotContain("NEW1").doesNotContain("OLD1");
  }

  @Test
  void auditTellsWhichFieldsChangedAndNoValue() {
    TravellerId traveller = Park.enrol(node, "AUD1");
    change(
        traveller,
        new DocumentChange(
            named("AUD1", "SMITH", Documents.numbered("AUD1").birthDate()),
            Kind.CORRECTION,
            Optional.empty()));
    AuditEntry entry = node.auditEntries().getLast();
    assertThat(entry.action()).isEqualTo("traveller.document-changed");
    assertThat(entry.details()).containsEntry("fields", "[SURNAME]");
    assertThat(node.auditEntries().toString()).doesNotContain("SMITH", Documents.SURNAME);
    assertThat(node.audited())
        .as("codes do not carry the name")
        .doesNotContain("credential.revoked");
  }

  @Test
  void renewalIsTheSamePersons() {
    TravellerId traveller = Park.enrol(node, "SAME1");
    BirthDate other = new BirthDate(OptionalInt.of(1975), OptionalInt.of(8), OptionalInt.empty());
    BirthDate same = Documents.numbered("SAME1").birthDate();
    assertThat(
            change(
                traveller,
                new DocumentChange(
                    named("SAME2", Documents.SURNAME, other),
                    Kind.RENEWAL_UNDER_OTHER_NAMES,
                    Optional.empty())))
        .isEqualTo(new DocumentOutcome.AnotherPerson());
    DocumentChange married =
        new DocumentChange(named("SAME2", "SMITH", same), Kind.RENEWAL, Optional.empty());
    assertThat(change(traveller, married)).isEqualTo(new DocumentOutcome.NamesDiffer());
    assertThat(
            change(
                traveller,
                new DocumentChange(
                    married.document(), Kind.RENEWAL_UNDER_OTHER_NAMES, Optional.empty())))
        .isEqualTo(new Changed(Set.of(Field.NUMBER, Field.SURNAME)));
    assertThat(
            change(
                traveller,
                new DocumentChange(
                    named("SAME2", "SMITH", other), Kind.CORRECTION, Optional.empty())))
        .isEqualTo(new Changed(Set.of(Field.BIRTH_DATE)));
  }

  @Test
  void whatCannotBeIsRefusedAndChangesNothing() {
    TravellerId traveller = Park.enrol(node, "MINE1");
    Park.enrol(node, "THEIRS1");
    assertThat(change(traveller, renewal("THEIRS1")))
        .isEqualTo(new DocumentOutcome.DocumentAlreadyEnrolled());
    assertThat(change(TravellerId.random(), renewal("FREE1")))
        .isEqualTo(new DocumentOutcome.UnknownTraveller());
    assertThat(
            change(
                traveller,
                new DocumentChange(
                    Documents.expiring("EXP1", Optional.of(Documents.today().minusDays(1))),
                    Kind.RENEWAL,
                    Optional.empty())))
        .isEqualTo(new DocumentOutcome.DocumentExpired());
    assertThat(
            change(
                traveller,
                new DocumentChange(
                    Documents.numbered("FREE1"),
                    Kind.RENEWAL,
                    Optional.of(new Portrait(FakeFaceMatcher.NO_FACE)))))
        .isEqualTo(new DocumentOutcome.PortraitRejected(AcquisitionFailure.NO_FACE));
    assertThat(node.in(() -> node.enrollments().byDocument(Documents.numbered("MINE1"))))
        .contains(traveller);
    assertThat(node.audited()).doesNotContain("traveller.document-changed");
  }

  @Test
  void oneOfSeveralGetsTheDocument() throws InterruptedException {
    TravellerId first = Park.enrol(node, "RACE1");
    TravellerId second = Park.enrol(node, "RACE2");
    Node other = new Node(database, keys);
    EnrolmentRequest enrolment = Documents.request(Documents.numbered("RACE3"));
    List<Boolean> won =
        Together.call(
            6,
            number -> {
              Node mine = number % 2 == 0 ? node : other;
              if (number < 2) {
                return mine.in(() -> mine.enrollments().enrol(enrolment, BY))
                    instanceof EnrolmentOutcome.Enrolled;
              }
              TravellerId traveller = number < 4 ? first : second;
              return mine.in(
                      () ->
                          mine.bean(DocumentChanges.class).change(traveller, renewal("RACE3"), BY))
                  instanceof Changed;
            });
    TravellerId holder =
        node.in(() -> node.enrollments().byDocument(Documents.numbered("RACE3"))).orElseThrow();
    if (holder.equals(first)) {
      assertThat(won).containsExactly(false, false, true, true, false, false);
    } else if (holder.equals(second)) {
      assertThat(won).containsExactly(false, false, false, false, true, true);
    } else {
      assertThat(won.subList(2, 6)).containsOnly(false);
    }
  }

  @Test
  void newPortraitTakesThePlaceOfTheOld() {
    Park.create(node, Admission.OPEN);
    TravellerId traveller = Park.enrol(node, "PIC1");
    byte[] picture = Documents.portrait(Documents.numbered("PIC2"));
    change(
        traveller,
        new DocumentChange(
            Documents.numbered("PIC1"), Kind.CORRECTION, Optional.of(new Portrait(picture))));
    assertThat(database.count("face_reference")).isEqualTo(1);
    assertThat(node.in(() -> node.enrollments().portrait(traveller)).orElseThrow())
        .isEqualTo(picture);
    var probe = FakeFaceMatcher.template(Arrays.hashCode(picture));
    assertThat(
            node.in(() -> node.galleries().real().search(Set.of(PARK.gallery()), probe, 1))
                .candidates()
                .getFirst()
                .score()
                .value())
        .isGreaterThan(0.9);
  }

  @Test
  void placesOnRostersFollowTheDocument() {
    Park.create(node, Admission.ROSTER);
    TravellerId traveller = Park.enrol(node, "R1");
    roster("R1", "R2");
    assertThat(Park.searched(node, traveller)).isTrue();

    change(traveller, renewal("R3"));
    assertThat(Park.searched(node, traveller)).as("the roster does not name it").isFalse();

    change(traveller, renewal("R2"));
    assertThat(Park.searched(node, traveller)).as("the roster names it").isTrue();
    assertThat(node.in(() -> node.populations().find(PARK)).orElseThrow().members()).isEqualTo(2);
  }

  @Test
  void placeOfOnesOwnStays() {
    Park.create(node, Admission.OPEN);
    TravellerId traveller = Park.enrol(node, "O1");
    change(traveller, renewal("O2"));
    assertThat(Park.searched(node, traveller)).isTrue();
    assertThat(node.in(() -> node.populations().find(PARK)).orElseThrow().members()).isEqualTo(1);
    assertThat(
            node.in(() -> node.populations().members(PARK, Optional.empty(), Optional.empty(), 10))
                .getFirst()
                .document()
                .number())
        .isEqualTo("O2");
  }
}
