// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.clearlane.biometrics.UnknownGalleryException;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.Documents;
import org.clearlane.enrollment.FakeFaceMatcher;
import org.clearlane.enrollment.FakeKeyStore;
import org.clearlane.enrollment.Member;
import org.clearlane.enrollment.MemberId;
import org.clearlane.enrollment.Node;
import org.clearlane.enrollment.Park;
import org.clearlane.enrollment.PopulationChange;
import org.clearlane.enrollment.PopulationCode;
import org.clearlane.enrollment.PopulationPlan.Admission;
import org.clearlane.enrollment.Populations;
import org.clearlane.enrollment.RosterRow;
import org.clearlane.enrollment.Rosters;
import org.clearlane.enrollment.RowOutcome;
import org.clearlane.enrollment.RowOutcome.Kind;
import org.clearlane.enrollment.TestDatabase;
import org.clearlane.enrollment.retention.EnrollmentRules;
import org.clearlane.kernel.TravellerId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredPopulationsTest {
  private static final PopulationCode PARK = Park.CODE;
  private static final String BY = Park.BY;

  private final TestDatabase database = TestDatabase.empty();
  private final FakeKeyStore keys = new FakeKeyStore();
  private Node node;

  @BeforeEach
  void start() {
    node = new Node(database, keys);
  }

  private static RosterRow row(int number) {
    return new RosterRow(
        "STAFF-" + number, Documents.numbered("P" + number), Optional.empty(), Optional.empty());
  }

  private static List<RosterRow> rows(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(StoredPopulationsTest::row).toList();
  }

  private Rosters.Upload upload(List<RosterRow> rows, boolean complete) {
    return node.in(() -> node.rosters().upload(PARK, rows, complete, BY)).orElseThrow();
  }

  private static List<Kind> kinds(Rosters.Upload upload) {
    return upload.outcomes().stream().map(RowOutcome::kind).toList();
  }

  private Member only(Member.State state) {
    List<Member> members =
        node.in(() -> node.populations().members(PARK, Optional.of(state), Optional.empty(), 10));
    assertThat(members).hasSize(1);
    return members.getFirst();
  }

  private int members() {
    return node.in(() -> node.populations().find(PARK)).orElseThrow().members();
  }

  @Test
  void whoIsOnTheRosterIsSearchedOnceEnrolledWithConsent() {
    Park.create(node, Park.plan(Admission.ROSTER, 10, false));
    assertThat(kinds(upload(rows(1, 2), false))).containsExactly(Kind.ADDED, Kind.ADDED);

    TravellerId first = Park.enrol(node, "P1");
    TravellerId stranger = Park.enrol(node, "P9");

    assertThat(Park.searched(node, first)).isTrue();
    assertThat(Park.searched(node, stranger)).isFalse();
    assertThat(only(Member.State.ACTIVE).traveller()).contains(first);
    assertThat(only(Member.State.NOT_ENROLLED).reference()).contains("STAFF-2");
    assertThat(node.in(() -> node.populations().of(first))).containsExactly(PARK);
  }

  @Test
  void whoWasEnrolledBeforeIsSearchedOnceOnTheRoster() {
    Park.create(node, Park.plan(Admission.ROSTER, 10, false));
    TravellerId traveller = Park.enrol(node, "P1");
    assertThat(Park.searched(node, traveller)).isFalse();

    var _ = upload(rows(1, 1), false);

    assertThat(Park.searched(node, traveller)).isTrue();
  }

  @Test
  void sameRosterAgainChangesNothing() {
    Park.create(node, Park.plan(Admission.ROSTER, 10, false));
    var _ = upload(rows(1, 3), false);
    assertThat(kinds(upload(rows(1, 3), false))).containsOnly(Kind.UNCHANGED);
    assertThat(members()).isEqualTo(3);
  }

  @Test
  void completeRosterRemovesWhomItDoesNotName() {
    Park.create(node, Park.plan(Admission.ROSTER, 10, false));
    TravellerId leaver = Park.enrol(node, "P1");
    var _ = upload(rows(1, 3), true);
    assertThat(Park.searched(node, leaver)).isTrue();

    Rosters.Upload upload = upload(rows(2, 4), true);

    assertThat(kinds(upload)).containsExactly(Kind.UNCHANGED, Kind.UNCHANGED, Kind.ADDED);
    assertThat(upload.removed()).isEqualTo(1);
    assertThat(members()).isEqualTo(3);
    assertThat(Park.searched(node, leaver)).isFalse();
    assertThat(node.in(() -> node.enrollments().find(leaver))).isPresent();
  }

  @Test
  void anotherDocumentUnderTheSameReferenceNeedsItsOwnEnrolment() {
    Park.create(node, Park.plan(Admission.ROSTER, 10, false));
    var _ = upload(rows(1, 1), false);
    TravellerId old = Park.enrol(node, "P1");
    RosterRow renewed =
        new RosterRow("STAFF-1", Documents.numbered("N1"), Optional.empty(), Optional.empty());

    assertThat(kinds(upload(List.of(renewed), false))).containsExactly(Kind.CHANGED);

    assertThat(Park.searched(node, old)).isFalse();
    assertThat(members()).isEqualTo(1);
    assertThat(only(Member.State.NOT_ENROLLED).document().number()).isEqualTo("N1");
  }

  @Test
  void rowsThatCannotBeTakenSayWhy() {
    Park.create(node, Park.plan(Admission.ROSTER, 2, false));
    RosterRow expired =
        new RosterRow(
            "X",
            Documents.expiring("X1", Optional.of(Documents.today().minusDays(1))),
            Optional.empty(),
            Optional.empty());
    RosterRow outside =
        new RosterRow(
            "Y",
            Documents.numbered("Y1"),
            Optional.empty(),
            Optional.of(Documents.today().plusYears(2)));
    RosterRow taken =
        new RosterRow("Z", Documents.numbered("P1"), Optional.empty(), Optional.empty());

    assertThat(
            kinds(upload(List.of(row(1), expired, outside, taken, row(1), row(2), row(3)), false)))
        .containsExactly(
            Kind.ADDED,
            Kind.DOCUMENT_EXPIRED,
            Kind.DATES_OUTSIDE,
            Kind.DOCUMENT_TAKEN,
            Kind.REFERENCE_REPEATED,
            Kind.ADDED,
            Kind.POPULATION_FULL);
    assertThat(members()).isEqualTo(2);
  }

  @Test
  void placesAreGivenOnceWhoeverRegistersAtTheSameTime() throws Exception {
    Park.create(node, Park.plan(Admission.ROSTER, 40, false));
    var _ = upload(rows(1, 33), false);
    List<Callable<Kind>> registrations = new ArrayList<>();
    for (int number = 100; number < 140; number++) {
      RosterRow row = row(number);
      registrations.add(() -> kinds(upload(List.of(row), false)).getFirst());
    }
    List<Kind> kinds = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Kind> outcome : threads.invokeAll(registrations)) {
        kinds.add(outcome.get());
      }
    }
    assertThat(kinds).filteredOn(Kind.ADDED::equals).hasSize(7);
    assertThat(kinds).filteredOn(Kind.POPULATION_FULL::equals).hasSize(33);
    assertThat(members()).isEqualTo(40);
    assertThat(database.count("member")).isEqualTo(40);
  }

  @Test
  void openPopulationTakesWhoConsentsUntilItIsFull() {
    Park.create(node, Park.plan(Admission.OPEN, 1, false));
    TravellerId first = Park.enrol(node, "P1");
    TravellerId second = Park.enrol(node, "P2");

    assertThat(Park.searched(node, first)).isTrue();
    assertThat(Park.searched(node, second)).isFalse();
    assertThat(node.in(() -> node.populations().room(Documents.numbered("P3"))))
        .isEqualTo(Populations.Room.FULL);

    assertThat(node.in(() -> node.consents().withdraw(first, ConsentPurpose.CONTACTLESS_GROUP, BY)))
        .isTrue();

    assertThat(Park.searched(node, first)).isFalse();
    assertThat(members()).isZero();
    assertThat(node.in(() -> node.populations().room(Documents.numbered("P3"))))
        .isEqualTo(Populations.Room.FREE);
  }

  @Test
  void whoWithdrawsLeavesTheGalleryAndKeepsThePlaceOnTheRoster() {
    Park.create(node, Park.plan(Admission.ROSTER, 10, false));
    var _ = upload(rows(1, 1), false);
    TravellerId traveller = Park.enrol(node, "P1");
    assertThat(Park.searched(node, traveller)).isTrue();

    node.in(
        () -> {
          node.enrollments().withdraw(traveller, BY);
          return true;
        });

    assertThat(Park.searched(node, traveller)).isFalse();
    assertThat(only(Member.State.NOT_ENROLLED).traveller()).isEmpty();
  }

  @Test
  void officersVerifyFirstWhereThePlanAsksForIt() {
    Park.create(node, Park.plan(Admission.ROSTER, 10, true));
    var _ = upload(rows(1, 1), false);
    TravellerId traveller = Park.enrol(node, "P1");
    assertThat(Park.searched(node, traveller)).isFalse();
    MemberId member = only(Member.State.UNVERIFIED).id();

    assertThat(node.in(() -> node.populations().verify(PARK, member, BY))).isTrue();

    assertThat(Park.searched(node, traveller)).isTrue();
    assertThat(only(Member.State.ACTIVE).verifiedBy()).contains(BY);
  }

  @Test
  void wantedPersonWaitsForAnOfficerAndTheOwnerIsNotTold() {
    Park.create(node, Park.plan(Admission.ROSTER, 10, false));
    node.screening().lookFor("P1");

    assertThat(kinds(upload(rows(1, 1), false))).containsExactly(Kind.ADDED);
    TravellerId traveller = Park.enrol(node, "P1");

    assertThat(Park.searched(node, traveller)).isFalse();
    assertThat(only(Member.State.UNVERIFIED).attention()).isTrue();
  }

  @Test
  void suspensionTakesTheFaceOutAtOnce() {
    Park.create(node, Park.plan(Admission.ROSTER, 10, false));
    var _ = upload(rows(1, 1), false);
    TravellerId traveller = Park.enrol(node, "P1");
    MemberId member = only(Member.State.ACTIVE).id();

    assertThat(node.in(() -> node.populations().suspendMember(PARK, member, BY))).isTrue();
    assertThat(Park.searched(node, traveller)).isFalse();
    assertThat(node.in(() -> node.populations().resumeMember(PARK, member, BY))).isTrue();
    assertThat(Park.searched(node, traveller)).isTrue();

    assertThat(node.in(() -> node.populations().suspend(PARK, BY)))
        .isEqualTo(PopulationChange.DONE);
    assertThat(node.in(() -> node.populations().galleries())).isEmpty();
    assertThat(node.in(() -> node.galleries().real().names())).doesNotContain(Park.CODE.gallery());
    assertThat(node.in(() -> node.populations().resume(PARK, BY))).isEqualTo(PopulationChange.DONE);
    catchUp(node);
    assertThat(Park.searched(node, traveller)).isTrue();
  }

  @Test
  void anotherServerFollows() {
    Park.create(node, Park.plan(Admission.ROSTER, 10, false));
    var _ = upload(rows(1, 2), false);
    TravellerId first = Park.enrol(node, "P1");
    Node other = new Node(database, keys);
    catchUp(other);
    assertThat(Park.searched(other, first)).isTrue();

    TravellerId second = Park.enrol(node, "P2");
    node.in(
        () -> {
          node.enrollments().withdraw(first, BY);
          return true;
        });
    catchUp(other);

    assertThat(Park.searched(other, first)).isFalse();
    assertThat(Park.searched(other, second)).isTrue();
    assertThat(node.in(() -> node.populations().close(PARK, BY))).isEqualTo(PopulationChange.DONE);
    catchUp(other);
    assertThat(other.in(() -> other.galleries().real().names())).isEmpty();
  }

  private static void catchUp(Node node) {
    node.in(
        () -> {
          node.bean(PopulationGalleries.class).catchUp();
          return true;
        });
  }

  @Test
  void aChangeThatComesBehindALaterOneIsOver() {
    Park.create(node, Park.plan(Admission.ROSTER, 10, false));
    var _ = upload(rows(1, 1), false);
    TravellerId traveller = Park.enrol(node, "P1");
    MemberId member = only(Member.State.ACTIVE).id();
    assertThat(node.in(() -> node.populations().suspendMember(PARK, member, BY))).isTrue();

    MemberMoved late = new MemberMoved(PARK, 1, traveller, List.of(FakeFaceMatcher.template(1)));
    node.in(
        () -> {
          node.bean(PopulationGalleries.class).moved(late);
          return true;
        });

    assertThat(Park.searched(node, traveller)).isFalse();
  }

  @Test
  void membershipsEndWithTheirDates() {
    Park.create(node, Park.plan(Admission.ROSTER, 10, false));
    var _ = upload(rows(1, 1), false);
    TravellerId traveller = Park.enrol(node, "P1");
    assertThat(node.due(EnrollmentRules.MEMBERSHIPS, Instant.now())).isZero();
    database.execute("update enrollment.member set valid_until = current_date - 1");

    assertThat(node.due(EnrollmentRules.MEMBERSHIPS, Instant.now())).isEqualTo(1);
    assertThat(node.apply(EnrollmentRules.MEMBERSHIPS, Instant.now())).isEqualTo(1);

    assertThat(Park.searched(node, traveller)).isFalse();
    assertThat(members()).isZero();
    assertThat(node.audited()).contains("population.members-expired");
    assertThat(node.told()).anyMatch(it -> it.startsWith("park population.member.expired "));
  }

  @Test
  void membershipsBeginOnTheirDay() {
    Park.create(node, Park.plan(Admission.ROSTER, 10, false));
    RosterRow later =
        new RosterRow(
            "STAFF-1",
            Documents.numbered("P1"),
            Optional.of(Documents.today().plusDays(1)),
            Optional.empty());
    var _ = upload(List.of(later), false);
    TravellerId traveller = Park.enrol(node, "P1");
    assertThat(Park.searched(node, traveller)).isFalse();
    assertThat(only(Member.State.NOT_YET_VALID).traveller()).contains(traveller);
    database.execute("update enrollment.member set valid_from = current_date");

    node.in(
        () -> {
          node.bean(MembershipDates.class).follow();
          return true;
        });

    assertThat(Park.searched(node, traveller)).isTrue();
  }

  @Test
  void nothingOfAPersonIsReadableInTheDatabase() {
    Park.create(node, Park.plan(Admission.ROSTER, 10, false));
    var _ = upload(rows(1, 1), false);
    assertThat(database.everything())
        .noneMatch(text -> text.contains(Documents.SURNAME))
        .noneMatch(text -> text.contains("STAFF-1"));
  }

  @Test
  void aFaceOfAnotherModelWaitsForItsRenewal() {
    Park.create(node, Park.plan(Admission.ROSTER, 10, false));
    var _ = upload(rows(1, 1), false);
    TravellerId traveller = Park.enrol(node, "P1");
    Node newer = new Node(database, keys, new FakeFaceMatcher("fedcba9876543210"));
    catchUp(newer);
    assertThat(Park.searched(newer, traveller)).isFalse();

    assertThat(newer.in(() -> newer.reEnrolments().renew(traveller))).isPresent();

    assertThat(Park.searched(newer, traveller)).isTrue();
  }

  @Test
  void aPopulationHasOneCodeAndNoLessRoomThanMembers() {
    Park.create(node, Park.plan(Admission.ROSTER, 10, false));
    var _ = upload(rows(1, 3), false);
    assertThat(
            node.in(
                () -> node.populations().create(PARK, Park.plan(Admission.ROSTER, 5, false), BY)))
        .isEqualTo(PopulationChange.EXISTS);
    assertThat(
            node.in(
                () -> node.populations().change(PARK, Park.plan(Admission.ROSTER, 2, false), BY)))
        .isEqualTo(PopulationChange.TOO_MANY_MEMBERS);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Park.plan(Admission.ROSTER, 100_000, false))
        .withMessage("capacity must be 1 to 99999");
    assertThat(node.in(() -> node.rosters().upload(new PopulationCode("x"), List.of(), true, BY)))
        .isEmpty();
  }

  @Test
  void galleriesOfAnUnknownPopulationDoNotExist() {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> Park.searched(node, TravellerId.random())))
        .isInstanceOf(UnknownGalleryException.class);
  }
}
