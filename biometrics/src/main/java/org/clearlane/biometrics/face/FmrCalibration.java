// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Measured pairs of false match rate and threshold, read from a table and interpolated. */
final class FmrCalibration {
  private static final String TABLE = "/org/clearlane/biometrics/face-fmr-calibration.csv";

  private final NavigableMap<Double, Double> thresholdByRate;

  private FmrCalibration(NavigableMap<Double, Double> thresholdByRate) {
    this.thresholdByRate = thresholdByRate;
  }

  /** Reads the table of this module. */
  static FmrCalibration bundled() {
    try (InputStream in = FmrCalibration.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + TABLE);
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads lines of {@code rate,threshold}, with {@code #} comments and one heading.
   *
   * @throws IllegalArgumentException if the thresholds do not fall as the rates grow
   */
  static FmrCalibration parse(String table) {
    NavigableMap<Double, Double> thresholds = new TreeMap<>();
    table
        .lines()
        .filter(line -> !line.startsWith("#"))
        .skip(1)
        .map(line -> line.split(",", -1))
        .forEach(cells -> thresholds.put(Double.valueOf(cells[0]), Double.valueOf(cells[1])));
    double previous = Double.POSITIVE_INFINITY;
    for (double threshold : thresholds.values()) {
      if (!(threshold < previous)) {
        throw new IllegalArgumentException("thresholds fall as rates grow");
      }
      previous = threshold;
    }
    return new FmrCalibration(thresholds);
  }

  double threshold(double rate) {
    Map.Entry<Double, Double> below = thresholdByRate.floorEntry(rate);
    Map.Entry<Double, Double> above = thresholdByRate.ceilingEntry(rate);
    if (below == null || above == null) {
      throw new IllegalArgumentException(
          "the false match rate is calibrated from "
              + thresholdByRate.firstKey()
              + " to "
              + thresholdByRate.lastKey());
    }
    if (below.getKey().equals(above.getKey())) {
      return below.getValue();
    }
    double position = Math.log(rate / below.getKey()) / Math.log(above.getKey() / below.getKey());
    return below.getValue() + position * (above.getValue() - below.getValue());
  }
}
