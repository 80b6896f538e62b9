// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.clearlane.biometrics.FingerprintAcquisition.Acquired;
import org.clearlane.biometrics.FingerprintTemplate.Origin;
import org.junit.jupiter.api.Test;

class FingerprintTemplateTest {
  private static final FingerprintMatcher MATCHER = FingerprintMatchers.create();
  private static final FingerprintTemplate THUMB = template(1, FingerPosition.RIGHT_THUMB);
  private static final FingerprintTemplate INDEX = template(2, FingerPosition.LEFT_INDEX);

  @Test
  void survivesItsBytes() {
    FingerprintTemplate copy = FingerprintTemplate.fromBytes(THUMB.toBytes());
    assertThat(copy).isEqualTo(THUMB).hasSameHashCodeAs(THUMB);
    assertThat(MATCHER.compare(copy, THUMB)).isEqualTo(MATCHER.compare(THUMB, THUMB));
    FingerprintTemplate imported =
        new FingerprintTemplate(
            THUMB.algorithm(),
            Origin.IMPORTED,
            FingerPosition.UNKNOWN,
            THUMB.minutiae(),
            OptionalInt.empty(),
            THUMB.nativeForm());
    assertThat(FingerprintTemplate.fromBytes(imported.toBytes()))
        .isEqualTo(imported)
        .isNotEqualTo(THUMB);
  }

  @Test
  void carriesAnotherVersionUnread() {
    FingerprintTemplate old = old(20);
    assertThat(FingerprintTemplate.fromBytes(old.toBytes())).isEqualTo(old);
  }

  @Test
  void showsNoMinutiae() {
    assertThat(THUMB).hasToString("FingerprintTemplate[" + MATCHER.algorithm() + ", RIGHT_THUMB]");
  }

  @Test
  void refusesEveryTruncationAndExtension() {
    byte[] bytes = THUMB.toBytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] head = Arrays.copyOf(bytes, length);
      assertThatIllegalArgumentException().isThrownBy(() -> FingerprintTemplate.fromBytes(head));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FingerprintTemplate.fromBytes(Arrays.copyOf(bytes, bytes.length + 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FingerprintTemplate.fromBytes(new byte[1 << 20]));
  }

  @Test
  void acceptsOrRefusesDamageButNeverFailsOtherwise() {
    Random random = new Random(5);
    byte[] bytes = THUMB.toBytes();
    int refused = 0;
    for (int i = 0; i < 600; i++) {
      byte[] damaged = bytes.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
      try {
        FingerprintTemplate read = FingerprintTemplate.fromBytes(damaged);
        if (read.algorithm().equals(THUMB.algorithm())) {
          assertThat(MATCHER.compare(read, THUMB).value()).isGreaterThanOrEqualTo(0);
        }
      } catch (IllegalArgumentException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(60);
  }

  @Test
  void refusesTooFewMinutiaeAndAWrongNumber() {
    byte[] bytes = THUMB.toBytes();
    for (int minutiae : new int[] {0, 11, THUMB.minutiae() - 1, THUMB.minutiae() + 1, 255}) {
      byte[] forged = bytes.clone();
      forged[3] = (byte) minutiae;
      assertThatIllegalArgumentException().isThrownBy(() -> FingerprintTemplate.fromBytes(forged));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> old(11));
    assertThatIllegalArgumentException().isThrownBy(() -> old(256));
    assertThat(old(12).minutiae()).isEqualTo(12);
  }

  @Test
  void keepsTwoFingersTogether() {
    FingerprintReference reference = new FingerprintReference(List.of(THUMB, INDEX));
    byte[] bytes = reference.toBytes();
    assertThat(FingerprintReference.fromBytes(bytes)).isEqualTo(reference);
    for (int length = 0; length < bytes.length; length++) {
      byte[] head = Arrays.copyOf(bytes, length);
      assertThatIllegalArgumentException().isThrownBy(() -> FingerprintReference.fromBytes(head));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FingerprintReference.fromBytes(Arrays.copyOf(bytes, bytes.length + 1)));
  }

  @Test
  void refusesAReferenceOfUnknownEqualOrMixedFingers() {
    FingerprintTemplate unknown = template(3, FingerPosition.UNKNOWN);
    FingerprintTemplate thumbAgain = template(3, FingerPosition.RIGHT_THUMB);
    FingerprintTemplate old = old(20);
    for (List<FingerprintTemplate> fingers :
        List.of(
            List.<FingerprintTemplate>of(),
            List.of(unknown),
            List.of(THUMB, thumbAgain),
            List.of(THUMB, old),
            List.of(THUMB, INDEX, old))) {
      assertThatIllegalArgumentException().isThrownBy(() -> new FingerprintReference(fingers));
    }
  }

  @Test
  void numbersFingersAsTheStandardDoes() {
    assertThat(FingerPosition.UNKNOWN.code()).isZero();
    assertThat(FingerPosition.RIGHT_THUMB.code()).isEqualTo(1);
    assertThat(FingerPosition.LEFT_LITTLE.code()).isEqualTo(10);
    for (FingerPosition position : FingerPosition.values()) {
      assertThat(FingerPosition.ofCode(position.code())).isEqualTo(position);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> FingerPosition.ofCode(11));
    assertThatIllegalArgumentException().isThrownBy(() -> FingerPosition.ofCode(-1));
  }

  /** A template of another version of the library, whose form nobody here can read. */
  private static FingerprintTemplate old(int minutiae) {
    return new FingerprintTemplate(
        "sourceafis-1.0",
        Origin.EXTRACTED,
        FingerPosition.LEFT_THUMB,
        minutiae,
        OptionalInt.of(50),
        new byte[] {1, 2, 3});
  }

  private static FingerprintTemplate template(long seed, FingerPosition position) {
    return ((Acquired) MATCHER.acquire(DrawnFinger.sample(seed, 1), position)).template();
  }
}
