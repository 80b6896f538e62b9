// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.clearlane.biometrics.FaceBox;
import org.clearlane.biometrics.FaceTrace;
import org.clearlane.biometrics.image.RgbImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaceTracerTest {
  private static final FaceShape SHAPE = new FaceShape(new double[2 * FaceShape.LANDMARKS]);

  @Test
  void averagesCellsOfAGridThatBeginsAtTheCorner() {
    int[] pixels = new int[640 * 480];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i % 640 / 3 % 2 == 0 ? 0 : 0xffffff;
    }
    RgbImage image = new RgbImage(640, 480, pixels);

    FaceTrace.Patch patch = FaceTracer.trace(image, new FaceBox(200, 100, 100, 120), SHAPE).patch();

    assertThat(patch.cell()).isEqualTo(3);
    assertThat(patch.columns()).isBetween(48, 50);
    assertThat(patch.rows()).isBetween(58, 60);
    for (int i = 0; i < patch.columns(); i++) {
      double expected = (patch.column() + i) % 2 == 0 ? 0 : 255;
      assertThat(patch.luma()[i]).isCloseTo((float) expected, within(0.01f));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "640, 480, -50, -50, 100, 100",
    "640, 480, 600, 450, 100, 100",
    "640, 480, 0, 0, 640, 480",
    "32, 32, 0, 0, 32, 32",
    "32, 32, 30, 30, 1, 1",
    "1600, 32, 1590, 2, 30, 60",
    "33, 1600, 5, 1000, 500, 700",
    "640, 480, 100, 100, 0.1, 0.1"
  })
  void staysInsideTheImage(int width, int height, double x, double y, double w, double h) {
    int[] pixels = new int[width * height];
    Arrays.fill(pixels, 0x808080);
    RgbImage image = new RgbImage(width, height, pixels);

    FaceTrace.Patch patch = FaceTracer.trace(image, new FaceBox(x, y, w, h), SHAPE).patch();

    assertThat(patch.rows()).isPositive();
    assertThat((patch.column() + patch.columns()) * patch.cell()).isLessThanOrEqualTo(width);
    assertThat((patch.row() + patch.rows()) * patch.cell()).isLessThanOrEqualTo(height);
    for (float luma : patch.luma()) {
      assertThat(luma).isCloseTo(128f, within(0.01f));
    }
  }
}
