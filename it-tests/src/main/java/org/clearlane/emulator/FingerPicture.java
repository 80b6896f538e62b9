// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Pictures of fingers in the form in which a sensor of the ZFM kind sends them. */
final class FingerPicture {
  static final int WIDTH = 256;
  static final int HEIGHT = 288;

  /** Two pixels a byte, the left one in the upper half. */
  static final int PACKED = WIDTH * HEIGHT / 2;

  private FingerPicture() {}

  /**
   * Reads a picture: rows of 8 bits (73,728 bytes), rows of 4 bits (36,864 bytes), or any file that
   * Java can read, whose middle is taken and whose missing border is white.
   *
   * @throws IOException if there is none
   */
  static byte[] read(Path file) throws IOException {
    long size = Files.size(file);
    if (size == PACKED) {
      return Files.readAllBytes(file);
    }
    if (size == WIDTH * HEIGHT) {
      return pack(Files.readAllBytes(file));
    }
    BufferedImage image = ImageIO.read(file.toFile());
    if (image == null) {
      throw new IOException("no picture is in " + file);
    }
    return pack(middle(image));
  }

  /** Packs 256 x 288 grey values; each is rounded to the nearest of 16. */
  static byte[] pack(byte[] grey) {
    if (grey.length != WIDTH * HEIGHT) {
      throw new IllegalArgumentException("a picture has 256 x 288 pixels");
    }
    byte[] packed = new byte[PACKED];
    for (int i = 0; i < PACKED; i++) {
      packed[i] = (byte) (sixteenth(grey[2 * i]) * 16 + sixteenth(grey[2 * i + 1]));
    }
    return packed;
  }

  private static int sixteenth(byte grey) {
    return (Byte.toUnsignedInt(grey) * 15 + 127) / 255;
  }

  private static byte[] middle(BufferedImage image) {
    byte[] grey = new byte[WIDTH * HEIGHT];
    int left = (image.getWidth() - WIDTH) / 2;
    int top = (image.getHeight() - HEIGHT) / 2;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        grey[y * WIDTH + x] = (byte) grey(image, x + left, y + top);
      }
    }
    return grey;
  }

  private static int grey(BufferedImage image, int x, int y) {
    if (x < 0 || y < 0 || x >= image.getWidth() || y >= image.getHeight()) {
      return 255;
    }
    if (image.getRaster().getNumBands() == 1 && image.getSampleModel().getSampleSize(0) == 8) {
      return image.getRaster().getSample(x, y, 0); // getRGB would lighten a grey picture
    }
    int color = image.getRGB(x, y);
    return ((color >> 16 & 255) * 299 + (color >> 8 & 255) * 587 + (color & 255) * 114) / 1000;
  }
}
