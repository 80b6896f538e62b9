// SPDX-License-Identifier: Apache-2.0
package org.clearlane.attacks;

/** So many of so many. */
record Share(int part, int whole) {
  /** The normal distribution's quantile that leaves 2.5 % on either side. */
  private static final double Z = 1.959964;

  /** 0 where there is nothing to share. */
  double value() {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /** The lower end of the 95 % interval of E. B. Wilson (1927). */
  double low() {
    return whole == 0 ? 0 : Math.max(0, centre() - half());
  }

  /** The upper end of the 95 % interval. */
  double high() {
    return whole == 0 ? 1 : Math.min(1, centre() + half());
  }

  private double centre() {
    return (value() + Z * Z / (2 * whole)) / (1 + Z * Z / whole);
  }

  private double half() {
    double p = value();
    return Z * Math.sqrt(p * (1 - p) / whole + Z * Z / (4.0 * whole * whole)) / (1 + Z * Z / whole);
  }
}
