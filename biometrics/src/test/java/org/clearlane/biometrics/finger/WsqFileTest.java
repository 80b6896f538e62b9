// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.finger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.clearlane.biometrics.DrawnFinger;
import org.clearlane.biometrics.FingerPosition;
import org.clearlane.biometrics.FingerprintAcquisition.Acquired;
import org.clearlane.biometrics.FingerprintFailure;
import org.clearlane.biometrics.FingerprintSample.Encoded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WsqFileTest {
  private static final byte[] FILE = DrawnWsq.file(1);

  @Test
  void readsAWsqFile() {
    GreyImage image = ((ReadSample.Pixels) WsqFile.read(FILE, 500)).image();
    assertThat(image.width()).isEqualTo(DrawnWsq.SIDE);
    assertThat(image.height()).isEqualTo(DrawnWsq.SIDE);
    assertThat(RidgeQuality.of(image).areaSquareMillimetres()).isGreaterThan(80);
  }

  @Test
  void takesMinutiaeOutOfAWsqFile() {
    SourceAfisMatcher matcher = new SourceAfisMatcher();
    Acquired fromWsq = (Acquired) matcher.acquire(new Encoded(FILE), FingerPosition.UNKNOWN);
    GreyImage image = ((ReadSample.Pixels) WsqFile.read(FILE, 500)).image();
    Encoded png = new Encoded(DrawnFinger.png(image));
    assertThat(fromWsq).isEqualTo(matcher.acquire(png, FingerPosition.UNKNOWN));
    assertThat(fromWsq.template().minutiae()).isGreaterThan(30);
  }

  @ParameterizedTest
  @CsvSource({
    "65535, 65535, 9, 7, IMAGE_TOO_LARGE",
    "65535, 200, 9, 7, IMAGE_TOO_LARGE",
    "1000, 1000, 9, 7, IMAGE_TOO_LARGE",
    "1, 1, 9, 7, IMAGE_TOO_SMALL",
    "300, 0, 9, 7, IMAGE_TOO_SMALL",
    "0, 300, 9, 7, UNREADABLE_IMAGE",
    "320, 320, 255, 7, UNREADABLE_IMAGE",
    "320, 320, 9, 33, UNREADABLE_IMAGE",
    "320, 320, 0, 7, UNREADABLE_IMAGE",
  })
  void refusesClaimsBeforeDecoding(
      int width, int height, int lowTaps, int highTaps, FingerprintFailure failure) {
    byte[] file = DrawnWsq.file(1, width, height, lowTaps, highTaps);
    assertThat(WsqFile.read(file, 500)).isEqualTo(new ReadSample.Refused(failure));
  }

  @Test
  void refusesEveryTruncation() {
    for (int length = 2; length < FILE.length; length++) {
      byte[] head = Arrays.copyOf(FILE, length);
      assertThat(WsqFile.read(head, 500))
          .isEqualTo(new ReadSample.Refused(FingerprintFailure.UNREADABLE_IMAGE));
    }
  }

  @Test
  void readsOrRefusesDamageInABoundedTime() {
    Random random = new Random(6);
    Assertions.assertThatNoException()
        .isThrownBy(
            () -> {
              for (int i = 0; i < 400; i++) {
                byte[] damaged = FILE.clone();
                int at = random.nextInt(i % 2 == 0 ? 600 : damaged.length);
                damaged[at] ^= (byte) (1 + random.nextInt(255));
                long start = System.nanoTime();
                WsqFile.read(damaged, 500);
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(10));
              }
            });
  }

  @Test
  void refusesSegmentsOfAnotherLengthThanTheDecoderAssumes() {
    // The transform table's length: the decoder ignores it and would read on elsewhere.
    byte[] forged = FILE.clone();
    forged[5]++;
    assertThat(WsqFile.read(forged, 500))
        .isEqualTo(new ReadSample.Refused(FingerprintFailure.UNREADABLE_IMAGE));
  }
}
