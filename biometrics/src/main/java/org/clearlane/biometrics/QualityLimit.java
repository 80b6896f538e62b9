// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

/**
 * What a measure has to lie within.
 *
 * @param low the least good value, {@link Double#NEGATIVE_INFINITY} for no bound
 * @param high the greatest good value, {@link Double#POSITIVE_INFINITY} for no bound
 */
public record QualityLimit(double low, double high) {
  /**
   * @throws IllegalArgumentException unless low is less than high
   */
  public QualityLimit {
    if (!(low < high)) {
      throw new IllegalArgumentException("a limit from a low to a high value");
    }
  }

  static QualityLimit atLeast(double low) {
    return new QualityLimit(low, Double.POSITIVE_INFINITY);
  }

  static QualityLimit atMost(double high) {
    return new QualityLimit(Double.NEGATIVE_INFINITY, high);
  }

  static QualityLimit within(double either) {
    return new QualityLimit(-either, either);
  }

  /** Whether the value is neither under nor over the limit. */
  public boolean holds(double value) {
    return value >= low && value <= high;
  }
}
