// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.dataset;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Portable greymaps (binary, {@code P5}), which research sets consist of, made PNG files that a
 * matcher takes.
 */
final class PgmFile {
  private static final int MOST_PIXELS = 40_000_000;

  private final byte[] bytes;
  private int at = 2;

  private PgmFile(byte[] bytes) {
    this.bytes = bytes;
  }

  static boolean looksLike(byte[] bytes) {
    return bytes.length > 2 && bytes[0] == 'P' && bytes[1] == '5';
  }

  /** The same picture as PNG; empty if the bytes are damaged. */
  static Optional<byte[]> toPng(byte[] bytes) {
    return new PgmFile(bytes).convert();
  }

  private Optional<byte[]> convert() {
    int width = number();
    int height = number();
    int white = number();
    at++; // exactly one space before the pixels
    if (width < 1 || height < 1 || white < 1 || white > 65535) {
      return Optional.empty();
    }
    int size = white > 255 ? 2 : 1;
    long pixels = (long) width * height;
    if (pixels > MOST_PIXELS || bytes.length - at < pixels * size) {
      return Optional.empty();
    }
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    byte[] row = new byte[width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int value = bytes[at++] & 0xff;
        if (size == 2) {
          value = (value << 8) | (bytes[at++] & 0xff);
        }
        row[x] = (byte) Math.min(255, Math.round(value * 255f / white));
      }
      // Through the raster: setRGB would take the values for sRGB and darken them.
      image.getRaster().setDataElements(0, y, width, 1, row);
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.of(png.toByteArray());
  }

  /** The next number of the header, -1 if there is none. */
  private int number() {
    while (at < bytes.length && (Character.isWhitespace(bytes[at]) || bytes[at] == '#')) {
      if (bytes[at] == '#') {
        while (at < bytes.length && bytes[at] != '\n') {
          at++;
        }
      } else {
        at++;
      }
    }
    int value = -1;
    while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9' && value < 1_000_000) {
      value = Math.max(0, value) * 10 + bytes[at++] - '0';
    }
    return value;
  }
}
