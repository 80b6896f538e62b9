// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the orientation out of an EXIF block (a TIFF file, CIPA DC-008); nothing else of it. */
final class ExifBlock {
  private static final int ORIENTATION = 0x0112;
  private static final int SHORT = 3;
  private static final int ENTRY_LENGTH = 12;

  private ExifBlock() {}

  /** The orientation, or upright if the block does not tell or is damaged. */
  static Orientation orientation(byte[] bytes, int offset, int length) {
    ByteBuffer tiff = ByteBuffer.wrap(bytes, offset, length).slice();
    if (length < 14) {
      return Orientation.UPRIGHT;
    }
    switch (tiff.getShort(0)) {
      case 0x4949 -> tiff.order(ByteOrder.LITTLE_ENDIAN);
      case 0x4D4D -> tiff.order(ByteOrder.BIG_ENDIAN);
      default -> {
        return Orientation.UPRIGHT;
      }
    }
    int directory = tiff.getInt(4);
    if (tiff.getShort(2) != 42 || directory < 8 || directory > length - 2) {
      return Orientation.UPRIGHT;
    }
    int entries = Short.toUnsignedInt(tiff.getShort(directory));
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + i * ENTRY_LENGTH;
      if (entry > length - ENTRY_LENGTH) {
        return Orientation.UPRIGHT;
      }
      if (tiff.getShort(entry) == ORIENTATION && tiff.getShort(entry + 2) == SHORT) {
        return Orientation.ofExif(Short.toUnsignedInt(tiff.getShort(entry + 8)));
      }
    }
    return Orientation.UPRIGHT;
  }
}
