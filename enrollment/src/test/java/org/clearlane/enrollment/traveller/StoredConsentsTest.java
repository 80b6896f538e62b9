// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.Consents;
import org.clearlane.enrollment.Documents;
import org.clearlane.enrollment.FakeKeyStore;
import org.clearlane.enrollment.IssuanceOutcome;
import org.clearlane.enrollment.Node;
import org.clearlane.enrollment.QrReading;
import org.clearlane.enrollment.QrRefusal;
import org.clearlane.enrollment.TestDatabase;
import org.clearlane.enrollment.TestPhone;
import org.clearlane.enrollment.Together;
import org.clearlane.kernel.TravellerId;
import org.junit.jupiter.api.Test;

class StoredConsentsTest {
  private final TestDatabase database = TestDatabase.empty();
  private final FakeKeyStore keys = new FakeKeyStore();
  private final Node node = new Node(database, keys);
  private final TravellerId traveller = Documents.enrol(node, "C1");

  private boolean grant(ConsentPurpose purpose) {
    return node.in(() -> node.consents().grant(traveller, purpose, "lee@a"));
  }

  private boolean withdraw(ConsentPurpose purpose) {
    return node.in(() -> node.consents().withdraw(traveller, purpose, "lee@a"));
  }

  private List<ConsentPurpose> inForce() {
    return node.in(() -> node.consents().inForce(traveller)).stream()
        .map(Consents.Consent::purpose)
        .toList();
  }

  @Test
  void isInForceFromGrantToWithdrawal() {
    assertThat(grant(ConsentPurpose.FLIGHT_TOKEN)).isTrue();
    assertThat(grant(ConsentPurpose.FLIGHT_TOKEN)).as("again").isTrue();
    assertThat(inForce())
        .containsExactly(ConsentPurpose.CONTACTLESS_CHANNEL, ConsentPurpose.FLIGHT_TOKEN);
    assertThat(withdraw(ConsentPurpose.FLIGHT_TOKEN)).isTrue();
    assertThat(withdraw(ConsentPurpose.FLIGHT_TOKEN)).as("not in force").isFalse();
    assertThat(inForce()).containsExactly(ConsentPurpose.CONTACTLESS_CHANNEL);
    assertThat(grant(ConsentPurpose.FLIGHT_TOKEN)).isTrue();
    assertThat(database.count("consent")).as("the history stays").isEqualTo(3);
    assertThat(node.audited())
        .containsExactly(
            "traveller.enrolled", "consent.granted", "consent.withdrawn", "consent.granted");
  }

  @Test
  void isGrantedOnceUnderConcurrency() throws InterruptedException {
    List<Boolean> granted = Together.call(6, _ -> grant(ConsentPurpose.E_CHANNEL));
    assertThat(granted).containsOnly(true);
    assertThat(database.count("consent")).isEqualTo(2);
  }

  @Test
  void isNobodysWithoutATraveller() {
    assertThat(
            node.in(
                () ->
                    node.consents().grant(TravellerId.random(), ConsentPurpose.E_CHANNEL, "lee@a")))
        .isFalse();
  }

  @Test
  void withTheLastOneTheEnrolmentEnds() {
    grant(ConsentPurpose.FLIGHT_TOKEN);
    withdraw(ConsentPurpose.CONTACTLESS_CHANNEL);
    assertThat(node.in(() -> node.enrollments().find(traveller))).as("one is left").isPresent();

    assertThat(withdraw(ConsentPurpose.FLIGHT_TOKEN)).isTrue();

    assertThat(node.in(() -> node.enrollments().find(traveller))).isEmpty();
    assertThat(database.count("face_reference")).isZero();
    assertThat(keys.hasKey(traveller)).isFalse();
    assertThat(node.audited()).endsWith("consent.withdrawn", "traveller.withdrawn");
    assertThat(grant(ConsentPurpose.FLIGHT_TOKEN)).as("nobody is there").isFalse();
  }

  @Test
  void takesTheCredentialsWithIt() {
    grant(ConsentPurpose.E_CHANNEL);
    TestPhone phone = TestPhone.fresh();
    IssuanceOutcome.Issued issued =
        (IssuanceOutcome.Issued)
            node.in(
                () ->
                    node.credentials()
                        .issue(
                            node.credentials().activate(traveller, "lee@a").text(),
                            phone.publicJwk()));
    Instant now = Instant.now();
    String code = phone.shows("a", issued.credential(), now);
    assertThat(node.in(() -> node.credentials().read(code, now)))
        .isInstanceOf(QrReading.Genuine.class);
    assertThat(withdraw(ConsentPurpose.CONTACTLESS_CHANNEL)).isTrue();
    assertThat(node.in(() -> node.credentials().read(code, now)))
        .isEqualTo(new QrReading.Refused(QrRefusal.REVOKED));
  }
}
