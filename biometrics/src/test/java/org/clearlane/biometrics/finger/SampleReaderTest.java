// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.finger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.clearlane.biometrics.FingerprintFailure;
import org.clearlane.biometrics.FingerprintSample;
import org.clearlane.biometrics.FingerprintSample.Encoded;
import org.clearlane.biometrics.FingerprintSample.Rows;
import org.clearlane.biometrics.image.TestImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleReaderTest {
  private final SampleReader reader = new SampleReader();

  @Test
  void unpacksTheLeftPixelFromTheHighBits() {
    byte[] packed = new byte[36_864];
    packed[0] = 0x2F; // first row, first two pixels
    packed[128] = (byte) 0x90; // second row
    packed[36_863] = 0x0C; // the last pixel
    GreyImage image = read(Rows.zfm(packed));
    assertThat(image.width()).isEqualTo(256);
    assertThat(image.height()).isEqualTo(288);
    assertThat(image.dpi()).isEqualTo(500);
    assertThat(image.at(0, 0)).isEqualTo(2 * 17);
    assertThat(image.at(1, 0)).isEqualTo(255);
    assertThat(image.at(0, 1)).isEqualTo(9 * 17);
    assertThat(image.at(255, 287)).isEqualTo(12 * 17);
  }

  @Test
  void takesTheLumaOfColours() {
    BufferedImage picture = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = picture.createGraphics();
    g.setColor(new Color(255, 0, 0));
    g.fillRect(0, 0, 200, 100);
    g.setColor(Color.WHITE);
    g.fillRect(0, 100, 200, 100);
    g.dispose();
    GreyImage image = read(new Encoded(TestImages.encode(picture, "png")));
    assertThat(image.at(10, 10)).isEqualTo(76);
    assertThat(image.at(10, 190)).isEqualTo(255);
  }

  @Test
  void followsThePictureWhereDecodingShrinksIt() {
    BufferedImage picture = new BufferedImage(1900, 1900, BufferedImage.TYPE_BYTE_GRAY);
    GreyImage image = read(new Encoded(TestImages.encode(picture, "png"), 1000));
    assertThat(image.width()).isEqualTo(1600);
    assertThat(image.dpi()).isCloseTo(1000 * 1600 / 1900.0, within(1e-9));
    assertThat(image.millimetres(image.width())).isCloseTo(48.26, within(0.01));
  }

  @Test
  void boundsThePixelsOfRows() {
    Rows rows = new Rows(new byte[2001 * 2000], 2001, 2000, 8, 2000);
    assertThat(reader.read(rows))
        .isEqualTo(new ReadSample.Refused(FingerprintFailure.IMAGE_TOO_LARGE));
    Rows absurd = new Rows(new byte[16], 1 << 20, 1 << 20, 8, 500);
    assertThat(reader.read(absurd))
        .isEqualTo(new ReadSample.Refused(FingerprintFailure.UNREADABLE_IMAGE));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -500, 249, 2001})
  void refusesResolutionsThatNoSensorHas(int dpi) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Encoded(new byte[1], dpi));
    assertThatIllegalArgumentException().isThrownBy(() -> new Rows(new byte[1], 1, 1, 8, dpi));
    assertThatIllegalArgumentException().isThrownBy(() -> new Rows(new byte[1], 1, 1, 5, 500));
  }

  private GreyImage read(FingerprintSample sample) {
    return ((ReadSample.Pixels) reader.read(sample)).image();
  }
}
