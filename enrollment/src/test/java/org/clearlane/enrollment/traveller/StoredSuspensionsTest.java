// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.Documents;
import org.clearlane.enrollment.EnrollmentException;
import org.clearlane.enrollment.FakeKeyStore;
import org.clearlane.enrollment.IssuanceOutcome;
import org.clearlane.enrollment.Member;
import org.clearlane.enrollment.Node;
import org.clearlane.enrollment.Park;
import org.clearlane.enrollment.PopulationCode;
import org.clearlane.enrollment.PopulationPlan.Admission;
import org.clearlane.enrollment.QrReading;
import org.clearlane.enrollment.RosterRow;
import org.clearlane.enrollment.Suspension;
import org.clearlane.enrollment.SuspensionReason;
import org.clearlane.enrollment.Suspensions;
import org.clearlane.enrollment.TestDatabase;
import org.clearlane.enrollment.TestPhone;
import org.clearlane.enrollment.TravellerSummary;
import org.clearlane.enrollment.TravellerSummary.Status;
import org.clearlane.enrollment.population.MembershipDates;
import org.clearlane.enrollment.population.PopulationGalleries;
import org.clearlane.kernel.TravellerId;
import org.junit.jupiter.api.Test;

class StoredSuspensionsTest {
  private static final PopulationCode PARK = Park.CODE;
  private static final String BY = Park.BY;

  private final TestDatabase database = TestDatabase.empty();
  private final FakeKeyStore keys = new FakeKeyStore();
  private final Node node = new Node(database, keys);

  private boolean suspend(TravellerId traveller) {
    return node.in(
        () -> node.bean(Suspensions.class).suspend(traveller, SuspensionReason.DOCUMENT_LOST, BY));
  }

  private boolean resume(TravellerId traveller) {
    return node.in(() -> node.bean(Suspensions.class).resume(traveller, BY));
  }

  private Optional<Status> status(TravellerId traveller) {
    return node.in(() -> node.enrollments().find(traveller)).map(TravellerSummary::status);
  }

  private List<Member> members(Member.State state) {
    return node.in(
        () -> node.populations().members(PARK, Optional.of(state), Optional.empty(), 10));
  }

  @Test
  void faceLeavesTheGalleriesAtOnceAndComesBack() {
    Park.create(node, Admission.OPEN);
    TravellerId traveller = Park.enrol(node, "S1");
    assertThat(Park.searched(node, traveller)).isTrue();

    assertThat(suspend(traveller)).isTrue();

    assertThat(Park.searched(node, traveller)).isFalse();
    assertThat(status(traveller)).contains(Status.SUSPENDED);
    assertThat(node.in(() -> node.bean(Suspensions.class).of(traveller)).map(Suspension::reason))
        .contains(SuspensionReason.DOCUMENT_LOST);
    assertThat(members(Member.State.SUSPENDED)).hasSize(1);
    assertThat(members(Member.State.ACTIVE)).isEmpty();

    assertThat(resume(traveller)).isTrue();

    assertThat(Park.searched(node, traveller)).isTrue();
    assertThat(status(traveller)).contains(Status.ACTIVE);
    assertThat(node.in(() -> node.bean(Suspensions.class).of(traveller))).isEmpty();
    assertThat(members(Member.State.ACTIVE)).hasSize(1);
    assertThat(node.audited()).containsSubsequence("traveller.suspended", "traveller.resumed");
  }

  @Test
  void faceStaysOutOverADayAndARestart() {
    Park.create(node, Admission.OPEN);
    TravellerId traveller = Park.enrol(node, "S2");
    suspend(traveller);

    node.in(
        () -> {
          node.bean(MembershipDates.class).follow();
          return true;
        });
    Node restarted = new Node(database, keys);
    restarted.in(
        () -> {
          restarted.bean(PopulationGalleries.class).catchUp();
          return true;
        });

    assertThat(Park.searched(node, traveller)).isFalse();
    assertThat(Park.searched(restarted, traveller)).isFalse();
  }

  @Test
  void rosterThatNamesASuspendedTravellerDoesNotBringTheFaceBack() {
    Park.create(node, Admission.ROSTER);
    TravellerId traveller = Park.enrol(node, "S3");
    suspend(traveller);

    node.in(
        () ->
            node.rosters()
                .upload(
                    PARK,
                    List.of(
                        new RosterRow(
                            "STAFF-1",
                            Documents.numbered("S3"),
                            Optional.empty(),
                            Optional.empty())),
                    false,
                    BY));

    assertThat(Park.searched(node, traveller)).isFalse();
    resume(traveller);
    assertThat(Park.searched(node, traveller)).isTrue();
  }

  @Test
  void consentGivenMeanwhileDoesNotBringTheFaceBack() {
    Park.create(node, Admission.OPEN);
    TravellerId traveller = Documents.enrol(node, "S4");
    suspend(traveller);

    node.in(() -> node.consents().grant(traveller, ConsentPurpose.CONTACTLESS_GROUP, BY));

    assertThat(Park.searched(node, traveller)).isFalse();
    resume(traveller);
    assertThat(Park.searched(node, traveller)).isTrue();
  }

  @Test
  void noDeviceGetsACredentialAndOldOnesStay() {
    TravellerId traveller = Documents.enrol(node, "S5");
    TestPhone phone = TestPhone.fresh();
    String code = node.in(() -> node.credentials().activate(traveller, BY).text());
    String second = node.in(() -> node.credentials().activate(traveller, BY).text());
    IssuanceOutcome.Issued issued =
        (IssuanceOutcome.Issued) node.in(() -> node.credentials().issue(code, phone.publicJwk()));
    suspend(traveller);

    assertThat(node.in(() -> node.credentials().issue(second, phone.publicJwk())))
        .isEqualTo(new IssuanceOutcome.UnknownOrUsedCode());
    assertThatThrownBy(() -> node.in(() -> node.credentials().activate(traveller, BY)))
        .isInstanceOf(EnrollmentException.class);

    resume(traveller);
    Instant now = Instant.now();
    String shown = phone.shows("a", issued.credential(), now);
    assertThat(node.in(() -> node.credentials().read(shown, now)))
        .isInstanceOf(QrReading.Genuine.class);
  }

  @Test
  void suspendedTravellerCanWithdraw() {
    TravellerId traveller = Park.enrol(node, "S6");
    suspend(traveller);
    node.in(
        () -> {
          node.enrollments().withdraw(traveller, BY);
          return true;
        });
    assertThat(status(traveller)).isEmpty();
    assertThat(keys.hasKey(traveller)).isFalse();
    assertThat(resume(traveller)).isFalse();
    assertThat(suspend(traveller)).isFalse();
    assertThat(suspend(TravellerId.random())).as("nobody").isFalse();
  }

  @Test
  void sameAgainIsNotToldAgain() {
    TravellerId traveller = Park.enrol(node, "S7");
    assertThat(suspend(traveller)).isTrue();
    assertThat(suspend(traveller)).isTrue();
    assertThat(resume(traveller)).isTrue();
    assertThat(resume(traveller)).isTrue();
    assertThat(node.audited()).filteredOn("traveller.suspended"::equals).hasSize(1);
    assertThat(node.audited()).filteredOn("traveller.resumed"::equals).hasSize(1);
  }
}
