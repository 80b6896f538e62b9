// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.clearlane.biometrics.image.RgbImage;
import org.clearlane.biometrics.image.RgbPlanes;
import org.junit.jupiter.api.Test;

class FaceAlignerTest {

  @Test
  void equalsThePlainOneInsideAtAndBeyondEdges() {
    Random random = new Random(6);
    for (int round = 0; round < 60; round++) {
      int width = 1 + random.nextInt(400);
      int height = 1 + random.nextInt(300);
      RgbImage image =
          new RgbImage(width, height, random.ints((long) width * height, 0, 1 << 24).toArray());
      double scale = random.nextDouble(0.1, 4);
      double turn = random.nextDouble(-Math.PI, Math.PI);
      Similarity toImage =
          new Similarity(
              scale * Math.cos(turn),
              scale * Math.sin(turn),
              random.nextDouble(-50, width),
              random.nextDouble(-50, height));
      int samples = 1 + random.nextInt(4);

      RgbPlanes fast = FaceAligner.align(image, toImage, samples);
      RgbPlanes plain = PlainAligner.align(image, toImage, samples);

      assertThat(distance(fast.red(), plain.red())).isLessThan(0.002);
      assertThat(distance(fast.green(), plain.green())).isLessThan(0.002);
      assertThat(distance(fast.blue(), plain.blue())).isLessThan(0.002);
    }
  }

  /** The largest difference. */
  private static double distance(float[] a, float[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> Math.abs(a[i] - b[i])).max().orElse(0);
  }
}
