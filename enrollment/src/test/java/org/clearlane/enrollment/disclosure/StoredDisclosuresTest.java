// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clearlane.biometrics.FingerPosition;
import org.clearlane.biometrics.FingerprintSample;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.Disclosure;
import org.clearlane.enrollment.Disclosures;
import org.clearlane.enrollment.Documents;
import org.clearlane.enrollment.FakeFaceMatcher;
import org.clearlane.enrollment.FakeKeyStore;
import org.clearlane.enrollment.FingerPictures;
import org.clearlane.enrollment.Membership;
import org.clearlane.enrollment.Node;
import org.clearlane.enrollment.PopulationCode;
import org.clearlane.enrollment.PopulationPlan;
import org.clearlane.enrollment.PopulationPlan.Admission;
import org.clearlane.enrollment.RosterRow;
import org.clearlane.enrollment.SuspensionReason;
import org.clearlane.enrollment.Suspensions;
import org.clearlane.enrollment.TestDatabase;
import org.clearlane.enrollment.TestPhone;
import org.clearlane.kernel.TravellerId;
import org.junit.jupiter.api.Test;

class StoredDisclosuresTest {
  private static final PopulationCode PARK = new PopulationCode("park");
  private static final String BY = "lee@a";

  private final Node node = new Node(TestDatabase.empty(), new FakeKeyStore());

  private Optional<Disclosure> disclose(TravellerId traveller) {
    return node.in(() -> node.bean(Disclosures.class).disclose(traveller, BY));
  }

  @Test
  void tellsAllThatIsKept() {
    node.in(
        () ->
            node.populations()
                .create(
                    PARK,
                    new PopulationPlan(
                        "The park's staff",
                        Optional.of("park"),
                        Admission.ROSTER,
                        10,
                        Documents.today(),
                        Documents.today(),
                        0,
                        Set.of(),
                        false),
                    BY));
    TravellerId traveller = Documents.enrol(node, "D1");
    Documents.enrol(node, "D2");
    node.in(
        () ->
            node.rosters()
                .upload(
                    PARK,
                    List.of(
                        new RosterRow(
                            "STAFF-7",
                            Documents.numbered("D1"),
                            Optional.empty(),
                            Optional.empty())),
                    false,
                    BY));
    node.in(() -> node.consents().grant(traveller, ConsentPurpose.CONTACTLESS_GROUP, BY));
    node.in(() -> node.consents().grant(traveller, ConsentPurpose.E_CHANNEL, BY));
    node.in(() -> node.consents().grant(traveller, ConsentPurpose.FLIGHT_TOKEN, BY));
    node.in(() -> node.consents().withdraw(traveller, ConsentPurpose.FLIGHT_TOKEN, BY));
    FingerprintSample sample = new FingerprintSample.Encoded(new byte[] {1});
    node.in(
        () ->
            node.fingerprints()
                .enrol(
                    traveller,
                    List.of(
                        new FingerPictures(
                            FingerPosition.RIGHT_INDEX, List.of(sample, sample, sample))),
                    BY));
    String code = node.in(() -> node.credentials().activate(traveller, BY).text());
    node.in(() -> node.credentials().issue(code, TestPhone.fresh().publicJwk()));

    Disclosure disclosure = disclose(traveller).orElseThrow();

    assertThat(disclosure.traveller().document()).isEqualTo(Documents.numbered("D1"));
    assertThat(disclosure.suspendedSince()).isEmpty();
    assertThat(disclosure.consents())
        .extracting(Disclosure.Consented::purpose)
        .containsExactly(
            ConsentPurpose.CONTACTLESS_CHANNEL,
            ConsentPurpose.CONTACTLESS_GROUP,
            ConsentPurpose.E_CHANNEL,
            ConsentPurpose.FLIGHT_TOKEN);
    assertThat(disclosure.consents().getLast().withdrawnAt()).isPresent();
    assertThat(disclosure.faces()).hasSize(1);
    Disclosure.Face face = disclosure.faces().getFirst();
    assertThat(face.portrait()).isEqualTo(Documents.portrait(Documents.numbered("D1")));
    assertThat(face.modelId()).isEqualTo(FakeFaceMatcher.MODEL);
    assertThat(face.templateBytes()).isEqualTo(FakeFaceMatcher.template(1).toBytes().length);
    assertThat(disclosure.fingers().orElseThrow().positions())
        .containsExactly(FingerPosition.RIGHT_INDEX);
    assertThat(disclosure.credentials()).hasSize(1);
    assertThat(disclosure.credentials().getFirst().revokedAt()).isEmpty();
    assertThat(disclosure.memberships())
        .extracting(Membership::reference)
        .containsExactly(Optional.of("STAFF-7"));
    assertThat(disclosure.memberships().getFirst().owner()).contains("park");
    assertThat(node.audited()).endsWith("traveller.disclosed");
    assertThat(disclosure.toString()).doesNotContain(Documents.SURNAME, "D1");
  }

  @Test
  void tellsThatItIsSuspendedAndNotWhy() {
    TravellerId traveller = Documents.enrol(node, "D3");
    node.in(
        () ->
            node.bean(Suspensions.class).suspend(traveller, SuspensionReason.MISUSE_SUSPECTED, BY));
    Disclosure disclosure = disclose(traveller).orElseThrow();
    assertThat(disclosure.suspendedSince()).isPresent();
    assertThat(disclosure.toString()).doesNotContain("MISUSE");
    assertThat(disclosure.faces()).as("the right stays").hasSize(1);
  }

  @Test
  void hasNothingToTellOfNobody() {
    assertThat(disclose(TravellerId.random())).isEmpty();
    TravellerId traveller = Documents.enrol(node, "D4");
    node.in(
        () -> {
          node.enrollments().withdraw(traveller, BY);
          return true;
        });
    assertThat(disclose(traveller)).isEmpty();
    assertThat(node.audited()).doesNotContain("traveller.disclosed");
  }
}
