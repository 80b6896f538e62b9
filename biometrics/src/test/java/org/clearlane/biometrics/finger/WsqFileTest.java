// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.finger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
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

  /**
   * Behind the start of the image (2), the transform table (60) and the quantization table (391).
   */
  private static final int FRAME = 453;

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
    assertThatNoException()
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

  /** The decoder ignores a table's length: what hides in its tail is a frame to it. */
  @Test
  void refusesAFrameHiddenFromWhoeverTrustsLengths() {
    int end = 2 + 60; // start of image, transform table
    byte[] huge = Arrays.copyOfRange(DrawnWsq.file(1, 20_000, 20_000, 9, 7), FRAME, FRAME + 19);
    byte[] forged = new byte[FILE.length + huge.length];
    System.arraycopy(FILE, 0, forged, 0, end);
    System.arraycopy(huge, 0, forged, end, huge.length);
    System.arraycopy(FILE, end, forged, end + huge.length, FILE.length - end);
    forged[5] += (byte) huge.length;
    assertThat(WsqFile.read(forged, 500))
        .isEqualTo(new ReadSample.Refused(FingerprintFailure.UNREADABLE_IMAGE));
  }
}
