// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.fingerprint;

import java.util.Arrays;
import org.clearlane.devices.FingerprintImage;

/**
 * Puts a picture together from its packets. Packets carry no number, so that a lost one is known by
 * what is missing at the end: all packets but the last have one size, and together they hold every
 * byte.
 */
final class ImageAssembly {
  static final int WIDTH = 256;
  static final int HEIGHT = 288;
  static final int DOTS_PER_INCH = 500;

  /** Two pixels a byte, the left one in the high bits. */
  static final int BYTES = WIDTH * HEIGHT / 2;

  /** Spreads 0 to 15 over 0 to 255. */
  private static final int SPREAD = 17;

  private static final int PERCENT_STEP = 5;

  private final byte[] pixels = new byte[WIDTH * HEIGHT];
  private int bytes;
  private int packetSize;
  private boolean spoilt;

  void add(Packet packet) {
    byte[] data = packet.data();
    boolean last = packet.kind() == PacketKind.LAST_DATA;
    if (packetSize == 0) {
      packetSize = data.length;
    }
    boolean fits = last ? data.length <= packetSize : data.length == packetSize;
    if (!fits || data.length > BYTES - bytes) {
      spoilt = true;
      return;
    }
    for (byte pair : data) {
      pixels[2 * bytes] = (byte) ((pair >> 4 & 0x0F) * SPREAD);
      pixels[2 * bytes + 1] = (byte) ((pair & 0x0F) * SPREAD);
      bytes++;
    }
  }

  /** How much has arrived, in steps of five. */
  int percent() {
    return 100 * bytes / BYTES / PERCENT_STEP * PERCENT_STEP;
  }

  boolean complete() {
    return !spoilt && bytes == BYTES;
  }

  /** The picture, once it is complete. */
  FingerprintImage image() {
    return new FingerprintImage(WIDTH, HEIGHT, DOTS_PER_INCH, pixels);
  }

  void wipe() {
    Arrays.fill(pixels, (byte) 0);
  }
}
