// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class RecaptureTest {
  private static final byte[] PORTRAIT = Faces.builtIn().getFirst().enrolment().read();

  @Test
  void rendersTheSamePictureFromTheSameSeed() {
    assertThat(Recapture.of(PORTRAIT, new Random(7)))
        .isEqualTo(Recapture.of(PORTRAIT, new Random(7)));
  }

  @Test
  void rendersAnotherPictureEachTime() {
    Random random = new Random(7);
    assertThat(Recapture.of(PORTRAIT, random)).isNotEqualTo(Recapture.of(PORTRAIT, random));
  }

  @Test
  void rendersFramesThatFollowEachOther() throws IOException {
    List<byte[]> frames = Recapture.burst(PORTRAIT, 3, new Random(7));

    assertThat(frames).hasSize(3).doesNotHaveDuplicates();
    assertThat(correlation(frames.getFirst(), frames.getLast())).isGreaterThan(0.95);
    assertThat(correlation(frames.getFirst(), frames.getLast())).isLessThan(0.99999);
  }

  @Test
  void keepsAPhotographNearlyAsItIs() throws IOException {
    List<byte[]> frames = Recapture.around(PORTRAIT, 2, new Random(7));

    assertThat(frames).doesNotHaveDuplicates().doesNotContain(PORTRAIT);
    assertThat(correlation(PORTRAIT, frames.getFirst())).isGreaterThan(0.97);
    BufferedImage frame = ImageIO.read(new ByteArrayInputStream(frames.getFirst()));
    assertThat(frame.getWidth()).isEqualTo(128);
    assertThat(frame.getHeight()).isEqualTo(128);
  }

  /** On the average: one recapture may be turned and lit so that another portrait is nearer. */
  @Test
  void showsThePersonOfThePortrait() throws IOException {
    List<Faces.Face> all = Faces.builtIn();
    double own = 0;
    double others = 0;
    for (int seed = 0; seed < 20; seed++) {
      byte[] seen = Recapture.of(PORTRAIT, new Random(seed));
      own += correlation(PORTRAIT, seen) / 20;
      others += correlation(all.get(seed + 1).enrolment().read(), seen) / 20;
    }
    assertThat(own).isGreaterThan(0.5).isGreaterThan(others + 0.2);
  }

  @Test
  void refusesWhatIsNoPicture() {
    assertThatThrownBy(() -> Recapture.of(new byte[] {1, 2, 3}, new Random(1)))
        .isInstanceOf(DemoException.class);
  }

  /** Normalized correlation of coarse brightness, so that small shifts do not matter. */
  private static double correlation(byte[] left, byte[] right) throws IOException {
    double[] a = coarse(left);
    double[] b = coarse(right);
    double product = 0;
    double squareA = 0;
    double squareB = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * b[i];
      squareA += a[i] * a[i];
      squareB += b[i] * b[i];
    }
    return product / Math.sqrt(squareA * squareB);
  }

  private static double[] coarse(byte[] picture) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
    int cells = 8;
    double[] sums = new double[cells * cells];
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int cell = y * cells / image.getHeight() * cells + x * cells / image.getWidth();
        sums[cell] += image.getRGB(x, y) >> 8 & 0xFF;
      }
    }
    double mean = 0;
    for (double sum : sums) {
      mean += sum / sums.length;
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] -= mean;
    }
    return sums;
  }
}
