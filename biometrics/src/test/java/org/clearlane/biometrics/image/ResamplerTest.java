// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResamplerTest {

  @Test
  void equalsThePlainOne() {
    Random random = new Random(5);
    for (int round = 0; round < 400; round++) {
      RgbImage image = noise(1 + random.nextInt(90), 1 + random.nextInt(90));
      double x = random.nextDouble(-20, image.width());
      double y = random.nextDouble(-20, image.height());
      double width = random.nextDouble(0.5, 130);
      double height = random.nextDouble(0.5, 130);
      int outW = 1 + random.nextInt(70);
      int outH = 1 + random.nextInt(70);

      RgbPlanes fast = Resampler.resample(image, x, y, width, height, outW, outH);
      RgbPlanes plain = PlainResampler.resample(image, x, y, width, height, outW, outH);

      assertThat(distance(fast.red(), plain.red())).isLessThan(0.002);
      assertThat(distance(fast.green(), plain.green())).isLessThan(0.002);
      assertThat(distance(fast.blue(), plain.blue())).isLessThan(0.002);
    }
  }

  @Test
  void keepsAnImageOfTheSameSize() {
    RgbImage image = noise(37, 23);

    RgbPlanes same = Resampler.resample(image, 0, 0, 37, 23, 37, 23);

    assertThat(same.toImage().pixels()).isEqualTo(image.pixels());
  }

  @Test
  void averagesWhatItShrinks() {
    RgbImage image = noise(60, 40);

    RgbPlanes half = Resampler.resample(image, 0, 0, 60, 40, 20, 10);

    for (int y = 0; y < 10; y++) {
      for (int x = 0; x < 20; x++) {
        double sum = 0;
        for (int sy = 0; sy < 4; sy++) {
          for (int sx = 0; sx < 3; sx++) {
            sum += image.pixels()[(4 * y + sy) * 60 + 3 * x + sx] >> 8 & 0xff;
          }
        }
        assertThat(half.green()[y * 20 + x]).isCloseTo((float) (sum / 12), within(0.01f));
      }
    }
  }

  @Test
  void weighsPartlyCoveredPixels() {
    RgbImage image = new RgbImage(3, 1, new int[] {0x000000, 0x780000, 0xF00000});

    RgbPlanes shrunk = Resampler.resample(image, 0, 0, 3, 1, 2, 1);

    assertThat(shrunk.red()[0]).isCloseTo(40f, within(0.01f)); // (1*0 + 0.5*120) / 1.5
    assertThat(shrunk.red()[1]).isCloseTo(200f, within(0.01f));
  }

  @Test
  void interpolatesWhatItGrows() {
    RgbImage image = new RgbImage(2, 1, new int[] {0x000000, 0x000080});

    RgbPlanes grown = Resampler.resample(image, 0, 0, 2, 1, 4, 1);

    assertThat(grown.blue()).containsExactly(new float[] {0, 32, 96, 128}, within(0.01f));
  }

  @Test
  void repeatsThePixelsAtTheEdge() {
    RgbImage image = new RgbImage(2, 2, new int[] {0x101010, 0x202020, 0x303030, 0x404040});

    RgbPlanes wide = Resampler.resample(image, -2, -2, 6, 6, 3, 3);

    assertThat(wide.red())
        .containsExactly(
            new float[] {0x10, 0x18, 0x20, 0x20, 0x28, 0x30, 0x30, 0x38, 0x40}, within(0.01f));
  }

  @Test
  void shrinksTheLongSideToAWholeNumber() {
    RgbImage shrunk = noise(333, 100).shrunkTo(100);

    assertThat(shrunk.width()).isEqualTo(100);
    assertThat(shrunk.height()).isEqualTo(30);
  }

  private static RgbImage noise(int width, int height) {
    Random random = new Random(5);
    int[] pixels = random.ints((long) width * height, 0, 0x1000000).toArray();
    return new RgbImage(width, height, pixels);
  }

  /** The largest difference. */
  private static double distance(float[] a, float[] b) {
    assertThat(a).hasSameSizeAs(b);
    return IntStream.range(0, a.length).mapToDouble(i -> Math.abs(a[i] - b[i])).max().orElse(0);
  }
}
