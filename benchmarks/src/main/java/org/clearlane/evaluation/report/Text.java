// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.report;

import java.util.Locale;
import org.clearlane.evaluation.statistics.Estimate;

/** How figures are written for people. */
final class Text {
  private Text() {}

  /** A rate as per cent, with as many digits as tell it from 0 and from 100. */
  static String percent(double rate) {
    double distance = Math.min(rate, 1 - rate);
    int digits = distance == 0 ? 0 : distance >= 1e-3 ? 2 : distance >= 1e-4 ? 3 : 5;
    return String.format(Locale.ROOT, "%." + digits + "f %%", 100 * rate);
  }

  /** A rate with its interval; a dash without trials. */
  static String percent(Estimate estimate) {
    return estimate.trials() == 0 ? "–" : percent(estimate.value()) + " " + interval(estimate);
  }

  /** The interval alone. */
  static String interval(Estimate estimate) {
    return "[" + bare(estimate.low()) + ", " + bare(estimate.high()) + "]";
  }

  private static String bare(double rate) {
    return percent(rate).replace(" %", "");
  }

  /** A low rate in powers of ten. */
  static String rate(double rate) {
    return rate == 0 ? "0" : String.format(Locale.ROOT, "%.1e", rate).replace("e-0", "e-");
  }

  /** A low rate with its interval. */
  static String rate(Estimate estimate) {
    return estimate.trials() == 0
        ? "–"
        : rate(estimate.value()) + " [" + rate(estimate.low()) + ", " + rate(estimate.high()) + "]";
  }

  /** A count with thousands set apart. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A count of something: {@code 1 picture}, {@code 2 pictures}. */
  static String count(long number, String one, String more) {
    return count(number) + " " + (number == 1 ? one : more);
  }
}
