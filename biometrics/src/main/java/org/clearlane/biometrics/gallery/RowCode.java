// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

/**
 * A reference in eight bits a value: {@code values[i] = scale * codes[i] + remainder[i]}.
 *
 * @param codes from -127 to 127
 * @param scale what one step of a code stands for
 * @param error at least the length (L2 norm) of the remainder
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, written once
record RowCode(byte[] codes, float scale, float error) {
  /** The largest code; -128 is never used, so that products stay symmetric. */
  static final int LARGEST = 127;

  /**
   * No row is longer than this. Templates have the length 1 within 0.1 %, the rest is for rounding.
   */
  static final double LONGEST = 1.0011;

  /**
   * @throws IllegalArgumentException if the vector is zero, longer than {@link #LONGEST} or has a
   *     value that is not finite
   */
  static RowCode of(float[] values) {
    float largest = 0;
    double squares = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
      squares += (double) value * value;
    }
    if (!(squares > 0 && squares <= LONGEST * LONGEST)) {
      throw new IllegalArgumentException("a reference has the length 1");
    }
    float scale = largest / LARGEST;
    if (scale < Float.MIN_NORMAL) {
      throw new IllegalArgumentException("a reference has the length 1");
    }
    byte[] codes = new byte[values.length];
    double remainders = 0;
    for (int i = 0; i < values.length; i++) {
      codes[i] = (byte) Math.clamp(Math.round(values[i] / scale), -LARGEST, LARGEST);
      double remainder = values[i] - (double) scale * codes[i];
      remainders += remainder * remainder;
    }
    return new RowCode(codes, scale, Rounding.up(Math.sqrt(remainders)));
  }
}
