// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

/** A drawn picture that looks a little like a finger and differs in every row and column. */
public final class RidgePicture {
  public static final int WIDTH = 256;
  public static final int HEIGHT = 288;

  private RidgePicture() {}

  /** 8-bit grey rows whose values are multiples of 17, as a sensor of four bits has them. */
  public static byte[] drawn(int seed) {
    byte[] pixels = new byte[WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double distance = Math.hypot(x - 100.0 - seed, 1.2 * (y - 150.0));
        double wave = Math.sin(distance * 0.7 + 0.02 * x + Math.sin(y / 17.0 + seed));
        pixels[y * WIDTH + x] = (byte) (17 * Math.round(7.5 + 7.4 * wave));
      }
    }
    return pixels;
  }
}
