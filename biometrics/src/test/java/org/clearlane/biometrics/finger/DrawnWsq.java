// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.finger;

import java.io.ByteArrayOutputStream;
import java.util.Random;

/**
 * A WSQ file made from nothing: random wavelet coefficients in a band in which the ridges of a
 * finger at 500 dots per inch lie. Decoded it looks like skin, and has minutiae.
 */
final class DrawnWsq {
  static final int SIDE = 320;

  /** This band holds periods of 8 to 16 pixels from left to right and long ones downwards. */
  private static final int BAND = 4;

  private static final int COEFFICIENTS = SIDE / 8 * (SIDE / 8);

  /**
   * The symmetric filters of Cohen, Daubechies and Feauveau that WSQ prescribes, from the middle.
   */
  private static final double[] LOW = {
    0.852698679009, 0.377402855613, -0.110624404418, -0.023849465020, 0.037828455507
  };

  private static final double[] HIGH = {
    0.788485616406, -0.418092273222, -0.040689417609, 0.064538882629
  };

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private DrawnWsq() {}

  static byte[] file(long seed) {
    return file(seed, SIDE, SIDE, 9, 7);
  }

  /** A file that may claim another size or longer filters than it has coefficients for. */
  static byte[] file(long seed, int width, int height, int lowTaps, int highTaps) {
    DrawnWsq wsq = new DrawnWsq();
    wsq.put(2, 0xFFA0);
    wsq.transformTable(lowTaps, highTaps);
    wsq.quantizationTable();
    wsq.frame(width, height);
    wsq.huffmanTable();
    wsq.block(new Random(seed));
    wsq.put(2, 0xFFA1);
    return wsq.out.toByteArray();
  }

  private void put(int bytes, long value) {
    for (int i = bytes - 1; i >= 0; i--) {
      out.write((int) (value >> (8 * i)));
    }
  }

  private void transformTable(int lowTaps, int highTaps) {
    int low = (lowTaps + 1) / 2;
    int high = (highTaps + 1) / 2;
    put(2, 0xFFA4);
    put(2, 4 + 6 * (low + high));
    put(1, lowTaps);
    put(1, highTaps);
    for (int i = 0; i < low + high; i++) {
      double[] filter = i < low ? LOW : HIGH;
      double value = filter[Math.min(i < low ? i : i - low, filter.length - 1)];
      put(1, value < 0 ? 1 : 0);
      put(1, 9);
      put(4, Math.round(Math.abs(value) * 1e9));
    }
  }

  private void quantizationTable() {
    put(2, 0xFFA5);
    put(2, 389);
    put(3, 0); // the bin's centre
    for (int band = 0; band < 64; band++) {
      put(1, 0);
      put(2, band == BAND ? 150 : 0); // the bin's width; without one the band is not stored
      put(3, 0); // of the bin around zero
    }
  }

  private void frame(int width, int height) {
    put(2, 0xFFA2);
    put(2, 17);
    put(2, 0x00FF); // black and white
    put(2, height);
    put(2, width);
    put(1, 0);
    put(2, 128); // shift
    put(1, 0);
    put(2, 1); // scale
    put(3, 0); // encoder and software
  }

  /** Four codes of three bits for the values -3, -1, 1 and 3, which are stored plus 180. */
  private void huffmanTable() {
    put(2, 0xFFA6);
    put(2, 2 + 1 + 16 + 4);
    put(1, 0);
    for (int length = 1; length <= 16; length++) {
      put(1, length == 3 ? 4 : 0);
    }
    for (int value : new int[] {-3, -1, 1, 3}) {
      put(1, value + 180);
    }
  }

  private void block(Random random) {
    put(2, 0xFFA3);
    put(2, 3);
    put(1, 0);
    for (int i = 0; i < COEFFICIENTS; i += 8) {
      long eight = 0;
      for (int j = 0; j < 8; j++) {
        eight = (eight << 3) | random.nextInt(4);
      }
      put(3, eight);
    }
  }
}
