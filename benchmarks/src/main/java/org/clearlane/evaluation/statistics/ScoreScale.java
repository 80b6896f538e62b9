// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.statistics;

import java.util.Locale;

/**
 * Scores as whole numbers. All figures are made of scores that were rounded to so many decimals:
 * then counts per code hold all there is to know of any number of comparisons, in little memory,
 * and whoever reads the exported scores gets the same figures to the last digit.
 *
 * @param lowest the lowest score; lower ones count as it
 * @param highest the highest score; higher ones count as it
 * @param decimals how many are kept
 */
public record ScoreScale(int lowest, int highest, int decimals) {
  /**
   * Cosine similarity. Six decimals, because single precision arithmetic leaves about 2e-7
   * uncertain.
   */
  public static final ScoreScale COSINE = new ScoreScale(-1, 1, 6);

  /**
   * SourceAFIS scores; impressions of one finger seldom score above 1,000. Ten more are a tenth of
   * the rate, so that three decimals are plenty.
   */
  public static final ScoreScale SOURCE_AFIS = new ScoreScale(0, 2000, 3);

  /** How many codes there are; as a threshold it is above every score. */
  public int size() {
    return (highest - lowest) * factor() + 1;
  }

  /** The code of a score, 0 for the lowest. */
  public int code(double score) {
    double within = Math.clamp(score, lowest, (double) highest);
    return (int) Math.round(within * factor()) - lowest * factor();
  }

  /** The score of a code, exact to the decimals. */
  public double score(int code) {
    return (code + (double) lowest * factor()) / factor();
  }

  /** The score of a code with all decimals. */
  public String text(int code) {
    return String.format(Locale.ROOT, "%." + decimals + "f", score(code));
  }

  private int factor() {
    int factor = 1;
    for (int i = 0; i < decimals; i++) {
      factor *= 10;
    }
    return factor;
  }
}
