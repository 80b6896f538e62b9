// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One axis of a plot.
 *
 * @param label what it shows
 * @param low value at its beginning, above 0 where logarithmic
 * @param high value at its end
 * @param logarithmic whether it shows powers of ten
 */
record Axis(String label, double low, double high, boolean logarithmic) {
  private static final int LINEAR_TICKS = 8;

  /** A value that is written at the axis. */
  record Tick(double value, String text) {}

  /** Of rates, in whole powers of ten, at least from {@code least} to 1. */
  static Axis ofRates(String label, double least) {
    double decade = Math.pow(10, Math.floor(Math.log10(Math.min(0.1, least)) + 1e-9));
    return new Axis(label, decade, 1, true);
  }

  /** Where a value lies, 0 at the beginning to 1 at the end; what lies outside is at the edge. */
  double position(double value) {
    double position =
        logarithmic
            ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
            : (value - low) / (high - low);
    return Math.clamp(position, 0, 1.0);
  }

  List<Tick> ticks() {
    List<Tick> ticks = new ArrayList<>();
    if (logarithmic) {
      for (double value = low; value <= high * 1.0001; value *= 10) {
        ticks.add(new Tick(value, power(value)));
      }
      return ticks;
    }
    double step = Math.pow(10, Math.floor(Math.log10((high - low) / LINEAR_TICKS)));
    while ((high - low) / step > LINEAR_TICKS) {
      step *= (high - low) / step > 2.5 * LINEAR_TICKS ? 5 : 2;
    }
    for (double value = Math.ceil(low / step) * step; value <= high + step / 100; value += step) {
      String format = step >= 1 ? "%.0f" : step >= 0.1 ? "%.1f" : "%.2f";
      ticks.add(new Tick(value, String.format(Locale.ROOT, format, value).replace("-0.0", "0")));
    }
    return ticks;
  }

  /** Whole per cent where they are, else powers of ten. */
  private static String power(double value) {
    long exponent = Math.round(Math.log10(value));
    return switch ((int) exponent) {
      case 0 -> "1";
      case -1 -> "0.1";
      case -2 -> "0.01";
      default -> "1e" + exponent;
    };
  }
}
