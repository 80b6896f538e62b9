// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PgmFileTest {
  private static byte[] pgm(String header, int... pixels) {
    byte[] start = header.getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = Arrays.copyOf(start, start.length + pixels.length);
    for (int i = 0; i < pixels.length; i++) {
      bytes[start.length + i] = (byte) pixels[i];
    }
    return bytes;
  }

  private static BufferedImage read(byte[] pgm) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(PgmFile.toPng(pgm).orElseThrow()));
  }

  @Test
  void keepsTheValuesOfPixels() throws IOException {
    BufferedImage image = read(pgm("P5\n# by hand\n3 2\n255\n", 0, 10, 127, 128, 200, 255));
    assertThat(image.getWidth()).isEqualTo(3);
    assertThat(image.getHeight()).isEqualTo(2);
    assertThat(image.getRaster().getPixels(0, 0, 3, 2, (int[]) null))
        .containsExactly(0, 10, 127, 128, 200, 255);
  }

  @Test
  void scalesOtherDepths() throws IOException {
    assertThat(read(pgm("P5 2 1 15 ", 15, 3)).getRaster().getPixels(0, 0, 2, 1, (int[]) null))
        .containsExactly(255, 51);
    assertThat(read(pgm("P5 1 1 65535 ", 0x80, 0)).getRaster().getSample(0, 0, 0)).isEqualTo(128);
  }

  @Test
  void refusesDamagedFiles() {
    assertThat(PgmFile.toPng(pgm("P5 3 2 255 ", 1, 2, 3))).isEmpty();
    assertThat(PgmFile.toPng(pgm("P5 99999 99999 255 ", 1))).isEmpty();
    assertThat(PgmFile.toPng(pgm("P5 0 1 255 ", 1))).isEmpty();
    assertThat(PgmFile.toPng(pgm("P5 x"))).isEmpty();
    assertThat(PgmFile.toPng(pgm("P5"))).isEmpty();
    assertThat(PgmFile.toPng(pgm("P5 1 1 70000 ", 1, 1))).isEmpty();
    assertThat(PgmFile.looksLike(pgm("P6 1 1 255 "))).isFalse();
  }
}
