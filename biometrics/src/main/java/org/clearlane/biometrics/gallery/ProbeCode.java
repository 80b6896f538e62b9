// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

/**
 * A probe as small integers, and how far its scores can be off.
 *
 * <p>With probe {@code q = scale * Q + e} and row {@code r = s * R + f}, where Q and R are
 * integers: {@code q·r = scale * s * (Q·R) + e·r + (q - e)·f}. By Cauchy and Schwarz the score of
 * codes is off by at most {@code |e| |r| + |q - e| |f|}.
 */
final class ProbeCode {
  /** The largest sum of 16 bits over the largest code of a row. */
  private static final int MOST = Short.MAX_VALUE / RowCode.LARGEST;

  /** Rounding moves each of a group's numbers by a half at most. */
  private static final int TARGET = MOST - BlockLayout.GROUP / 2;

  /** More than the few roundings in float, of numbers up to 1.3, can add up to. */
  private static final double FLOAT_SLACK = 2e-6;

  private final int[] pairs;
  private final float scale;
  private final float ownError;
  private final float rowErrorWeight;

  private ProbeCode(int[] pairs, float scale, float ownError, float rowErrorWeight) {
    this.pairs = pairs;
    this.scale = scale;
    this.ownError = ownError;
    this.rowErrorWeight = rowErrorWeight;
  }

  /**
   * @throws IllegalArgumentException if the vector is zero or has a value that is not finite
   */
  static ProbeCode of(float[] values, BlockLayout layout) {
    float scale = (float) (largestGroup(values) / TARGET);
    if (!(scale >= Float.MIN_NORMAL && scale < 1)) {
      throw new IllegalArgumentException("a probe has the length 1");
    }
    int[] pairs = new int[layout.steps()];
    double remainders = 0;
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      int code = Math.round(values[i] / scale);
      double coded = (double) scale * code;
      squares += coded * coded;
      remainders += (values[i] - coded) * (values[i] - coded);
      pairs[i >> 1] |= (i & 1) == 0 ? code & 0xffff : code << 16;
    }
    return new ProbeCode(
        pairs,
        scale,
        Rounding.up(Math.sqrt(remainders) * RowCode.LONGEST + FLOAT_SLACK),
        Rounding.up(Math.sqrt(squares)));
  }

  /** The largest sum of magnitudes that meet in one lane of 16 bits before it is widened. */
  private static double largestGroup(float[] values) {
    double largest = 0;
    for (int start = 0; start < values.length; start += 2 * BlockLayout.GROUP) {
      for (int parity = 0; parity < 2; parity++) {
        double sum = 0;
        int end = Math.min(start + 2 * BlockLayout.GROUP, values.length);
        for (int i = start + parity; i < end; i += 2) {
          sum += Math.abs(values[i]);
        }
        largest = Math.max(largest, sum);
      }
    }
    return largest;
  }

  /** The codes: for each step the even dimension's in the lower 16 bits, the odd one's above. */
  int[] pairs() {
    return pairs;
  }

  /** What one step of a code stands for. */
  float scale() {
    return scale;
  }

  /** At least {@code |e| |r|}, with what float arithmetic loses. */
  float ownError() {
    return ownError;
  }

  /** At least {@code |q - e|}. */
  float rowErrorWeight() {
    return rowErrorWeight;
  }
}
