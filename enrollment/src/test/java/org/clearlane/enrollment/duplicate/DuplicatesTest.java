// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.duplicate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clearlane.biometrics.PersonId;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.Distinction;
import org.clearlane.enrollment.Documents;
import org.clearlane.enrollment.DuplicateCandidate;
import org.clearlane.enrollment.DuplicateCase;
import org.clearlane.enrollment.DuplicateCase.Decision;
import org.clearlane.enrollment.EnrolmentOutcome;
import org.clearlane.enrollment.EnrolmentOutcome.DuplicateSuspected;
import org.clearlane.enrollment.EnrolmentOutcome.Enrolled;
import org.clearlane.enrollment.EnrolmentRequest;
import org.clearlane.enrollment.FakeKeyStore;
import org.clearlane.enrollment.Node;
import org.clearlane.enrollment.TestDatabase;
import org.clearlane.enrollment.retention.EnrollmentRules;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.TravellerId;
import org.junit.jupiter.api.Test;

class DuplicatesTest {
  private static final byte[] FACE = "one face".getBytes(UTF_8);
  private static final byte[] ANOTHER = "another face".getBytes(UTF_8);

  private final TestDatabase database = TestDatabase.empty();
  private final FakeKeyStore keys = new FakeKeyStore();
  private final Node node = new Node(database, keys);
  private final Node other = new Node(database, keys);

  private static EnrolmentOutcome enrol(
      Node at, String number, byte[] face, Optional<Distinction> distinction) {
    EnrolmentRequest request =
        new EnrolmentRequest(
            Documents.numbered(number),
            face,
            Set.of(ConsentPurpose.CONTACTLESS_CHANNEL),
            distinction);
    return at.in(() -> at.enrollments().enrol(request, "lee@a"));
  }

  private static TravellerId enrolled(Node at, String number, byte[] face) {
    return ((Enrolled) enrol(at, number, face, Optional.empty())).traveller();
  }

  private static List<TravellerId> suspected(Node at, String number, byte[] face) {
    return switch (enrol(at, number, face, Optional.empty())) {
      case DuplicateSuspected(var candidates) ->
          candidates.stream().map(DuplicateCandidate::traveller).toList();
      case EnrolmentOutcome outcome -> throw new AssertionError(outcome);
    };
  }

  private static Distinction from(TravellerId... others) {
    return new Distinction(Set.of(others), Distinction.Reason.RELATIVE, "lee@a");
  }

  private static void follow(Node at) {
    at.in(
        () -> {
          at.bean(EnrolledFaces.class).catchUp();
          return true;
        });
  }

  private static void withdraw(Node at, TravellerId traveller) {
    at.in(
        () -> {
          at.enrollments().withdraw(traveller, "lee@a");
          return true;
        });
  }

  private static boolean searched(Node at, TravellerId traveller) {
    return at.in(
        () ->
            at.galleries().real().contains(EnrolledFaces.GALLERY, new PersonId(traveller.value())));
  }

  private static List<DuplicateCase> open(Node at) {
    return at.in(() -> at.duplicates().open());
  }

  @Test
  void asksAnOfficerAboutAFaceThatIsEnrolledUnderAnotherDocument() {
    TravellerId first = enrolled(node, "D1", FACE);
    assertThat(suspected(node, "D2", FACE)).containsExactly(first);
    assertThat(database.count("traveller")).as("nothing is stored").isEqualTo(1);
    assertThat(enrolled(node, "D3", ANOTHER)).isNotNull();
    assertThat(open(node)).isEmpty();
  }

  @Test
  void enrolsWhomAnOfficerHoldsForAnotherPersonAndRemembersIt() {
    TravellerId first = enrolled(node, "D4", FACE);
    assertThat(enrol(node, "D5", FACE, Optional.of(from(TravellerId.random()))))
        .as("another was compared")
        .isInstanceOf(DuplicateSuspected.class);
    Enrolled second = (Enrolled) enrol(node, "D5", FACE, Optional.of(from(first)));
    AuditEntry decided =
        node.auditEntries().stream()
            .filter(it -> it.action().equals("duplicate.decided"))
            .findFirst()
            .orElseThrow();
    assertThat(decided.actor()).isEqualTo("lee@a");
    assertThat(decided.details())
        .containsEntry("decision", "different_person")
        .containsEntry("reason", "relative")
        .containsEntry("score", "1.000")
        .containsValue(first.toString())
        .containsValue(second.traveller().toString());
    follow(node);
    follow(other);
    assertThat(open(node)).as("compared already").isEmpty();
    assertThat(node.in(() -> node.duplicates().alikeTo(first))).containsExactly(second.traveller());
    assertThat(suspected(node, "D6", FACE)).containsExactlyInAnyOrder(first, second.traveller());
  }

  @Test
  void forgetsAFaceTogetherWithTheTraveller() {
    TravellerId first = enrolled(node, "D7", FACE);
    follow(other);
    assertThat(searched(other, first)).isTrue();
    withdraw(node, first);
    assertThat(searched(node, first)).as("at once").isFalse();
    assertThat(searched(other, first)).isTrue();
    assertThat(enrolled(other, "D8", FACE)).as("gone, though still in the gallery").isNotNull();
    follow(other);
    assertThat(searched(other, first)).isFalse();
  }

  @Test
  void followsOtherServersAndIsFilledAtStart() {
    TravellerId first = enrolled(node, "D9", FACE);
    follow(other);
    assertThat(suspected(other, "D10", FACE)).containsExactly(first);
    TravellerId second = enrolled(node, "D11", ANOTHER);
    follow(other);
    assertThat(suspected(other, "D12", ANOTHER)).containsExactly(second);
    Node restarted = new Node(database, keys);
    follow(restarted);
    assertThat(suspected(restarted, "D13", ANOTHER)).containsExactly(second);
  }

  @Test
  void followsOnlyWhatHasCommitted() {
    follow(node);
    EnrolmentRequest request =
        new EnrolmentRequest(
            Documents.numbered("D14"), FACE, Set.of(ConsentPurpose.CONTACTLESS_CHANNEL));
    node.rolledBack(() -> node.enrollments().enrol(request, "lee@a"));
    follow(node);
    assertThat(enrolled(node, "D15", FACE)).isNotNull();
  }

  @Test
  void findsAfterwardsTheTwoThatTwoServersEnrolAtTheSameMoment() {
    follow(node);
    follow(other);
    TravellerId one = enrolled(node, "D16", FACE);
    TravellerId two = enrolled(other, "D17", FACE);
    follow(node);
    follow(other);
    follow(node);
    assertThat(open(node))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.kind()).isEqualTo(DuplicateCase.Kind.ENROLMENT);
              assertThat(List.of(it.subject(), it.candidate())).containsExactlyInAnyOrder(one, two);
              assertThat(it.toString()).doesNotContain("D16", "D17", Documents.SURNAME);
            });
    DuplicateCase found = open(node).getFirst();
    assertThat(node.in(() -> node.duplicates().portrait(found.id()))).contains(FACE);
    assertThat(decide(found, Decision.SAME_PERSON)).isTrue();
    assertThat(decide(found, Decision.DIFFERENT_PERSON)).as("twice").isFalse();
    assertThat(open(node)).isEmpty();
    withdraw(node, two);
    assertThat(database.count("duplicate_case")).isZero();
  }

  private boolean decide(DuplicateCase it, Decision decision) {
    return node.in(
        () ->
            node.duplicates()
                .decide(it.id(), decision, Distinction.Reason.OTHER_EVIDENCE, "lee@a"));
  }

  @Test
  void forgetsOldChangesOnly() {
    enrolled(node, "D18", FACE);
    database.execute("update enrollment.face_change set changed_at = now() - interval '25 hours'");
    enrolled(node, "D19", ANOTHER);
    assertThat(node.apply(EnrollmentRules.FACE_CHANGES, Instant.now())).isEqualTo(1);
    assertThat(database.count("face_change")).isEqualTo(1);
  }
}
