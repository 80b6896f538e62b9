// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.clearlane.biometrics.FingerPosition;
import org.clearlane.biometrics.FingerprintFailure;
import org.clearlane.biometrics.FingerprintSample;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.Documents;
import org.clearlane.enrollment.EnrolmentOutcome.Enrolled;
import org.clearlane.enrollment.EnrolmentRequest;
import org.clearlane.enrollment.FakeKeyStore;
import org.clearlane.enrollment.FingerPictures;
import org.clearlane.enrollment.FingersOutcome;
import org.clearlane.enrollment.Node;
import org.clearlane.enrollment.TestDatabase;
import org.clearlane.kernel.TravellerId;
import org.junit.jupiter.api.Test;

class StoredFingerprintsTest {
  private final TestDatabase database = TestDatabase.empty();
  private final Node node = new Node(database, new FakeKeyStore());

  private TravellerId traveller(ConsentPurpose... consents) {
    EnrolmentRequest request = Documents.request(Documents.numbered("F1"));
    return ((Enrolled)
            node.in(
                () ->
                    node.enrollments()
                        .enrol(
                            new EnrolmentRequest(
                                request.document(), request.portrait(), Set.of(consents)),
                            "lee@a")))
        .traveller();
  }

  private static FingerPictures finger(FingerPosition position, int... pictures) {
    return new FingerPictures(
        position,
        Arrays.stream(pictures)
            .<FingerprintSample>mapToObj(
                picture -> new FingerprintSample.Encoded(new byte[] {(byte) picture}))
            .toList());
  }

  private FingersOutcome enrol(TravellerId traveller, FingerPictures... fingers) {
    return node.in(() -> node.fingerprints().enrol(traveller, List.of(fingers), "lee@a"));
  }

  @Test
  void findsTheFingersThatWereEnrolledLast() {
    TravellerId traveller = traveller(ConsentPurpose.E_CHANNEL);
    enrol(traveller, finger(FingerPosition.LEFT_THUMB, 9, 9, 9));
    FingersOutcome outcome =
        enrol(
            traveller,
            finger(FingerPosition.RIGHT_INDEX, 1, 1, 1),
            finger(FingerPosition.LEFT_INDEX, 2, 2, 2));
    assertThat(outcome)
        .isEqualTo(
            new FingersOutcome.Enrolled(
                List.of(FingerPosition.RIGHT_INDEX, FingerPosition.LEFT_INDEX)));
    assertThat(node.in(() -> node.fingerprints().reference(traveller)).orElseThrow().fingers())
        .extracting(template -> template.nativeForm()[0])
        .containsExactly((byte) 1, (byte) 2);
    assertThat(database.count("fingerprint_reference")).isEqualTo(1);
    assertThat(node.audited())
        .containsExactly(
            "traveller.enrolled", "traveller.fingers-enrolled", "traveller.fingers-enrolled");
  }

  @Test
  void keepsNoTemplateInTheClear() {
    enrol(traveller(ConsentPurpose.E_CHANNEL), finger(FingerPosition.LEFT_INDEX, 7, 7, 7));
    String plain =
        new String(new byte[] {7, 1, 2, 3, 4, 5, 6, 7, 8, 9}, StandardCharsets.ISO_8859_1);
    assertThat(database.everything()).isNotEmpty().noneMatch(row -> row.contains(plain));
  }

  @Test
  void refusesWithoutConsentAndWithoutATraveller() {
    TravellerId without = traveller(ConsentPurpose.CONTACTLESS_CHANNEL);
    assertThat(enrol(without, finger(FingerPosition.LEFT_INDEX, 1, 1, 1)))
        .isEqualTo(new FingersOutcome.ConsentMissing());
    assertThat(enrol(TravellerId.random(), finger(FingerPosition.LEFT_INDEX, 1, 1, 1)))
        .isEqualTo(new FingersOutcome.UnknownTraveller());
    assertThat(database.count("fingerprint_reference")).isZero();
  }

  @Test
  void refusesPicturesThatAreNoReference() {
    TravellerId traveller = traveller(ConsentPurpose.E_CHANNEL);
    assertThat(enrol(traveller, finger(FingerPosition.LEFT_INDEX, 1, 0, 1)))
        .isEqualTo(
            new FingersOutcome.PictureRejected(
                FingerPosition.LEFT_INDEX, 2, FingerprintFailure.BLANK));
    assertThat(enrol(traveller, finger(FingerPosition.LEFT_INDEX, 1, 2, 1)))
        .isEqualTo(new FingersOutcome.PicturesDisagree(FingerPosition.LEFT_INDEX));
    assertThat(database.count("fingerprint_reference")).isZero();
  }

  @Test
  void areGoneWithTheTraveller() {
    TravellerId traveller = traveller(ConsentPurpose.E_CHANNEL);
    enrol(traveller, finger(FingerPosition.LEFT_INDEX, 1, 1, 1));
    boolean withdrawn =
        node.in(
            () -> {
              node.enrollments().withdraw(traveller, "lee@a");
              return true;
            });
    assertThat(withdrawn).isTrue();
    assertThat(node.in(() -> node.fingerprints().reference(traveller))).isEmpty();
    assertThat(database.count("fingerprint_reference")).isZero();
  }

  @Test
  void areGoneWithTheConsent() {
    TravellerId traveller = traveller(ConsentPurpose.E_CHANNEL, ConsentPurpose.CONTACTLESS_CHANNEL);
    enrol(traveller, finger(FingerPosition.LEFT_INDEX, 1, 1, 1));
    assertThat(
            node.in(() -> node.consents().withdraw(traveller, ConsentPurpose.E_CHANNEL, "lee@a")))
        .isTrue();
    assertThat(database.count("fingerprint_reference")).isZero();
    assertThat(node.in(() -> node.enrollments().find(traveller))).isPresent();
  }
}
