// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.finger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Pairs of false match rate and threshold, read from this module's table and interpolated. */
final class FingerprintCalibration {
  private static final String TABLE = "/org/clearlane/biometrics/fingerprint-fmr-calibration.csv";

  /** Rates fall from row to row, thresholds rise. */
  private final List<Row> rows;

  private record Row(double rate, double threshold) {}

  private FingerprintCalibration(List<Row> rows) {
    this.rows = rows;
  }

  static FingerprintCalibration bundled() {
    try (InputStream in = FingerprintCalibration.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + TABLE);
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads lines of {@code rate,threshold} in which rates fall, with {@code #} comments and one
   * heading.
   *
   * @throws IllegalArgumentException if a threshold does not rise as its rate falls
   */
  static FingerprintCalibration parse(String table) {
    List<Row> rows =
        table
            .lines()
            .filter(line -> !line.startsWith("#"))
            .skip(1)
            .map(line -> line.split(",", -1))
            .map(cells -> new Row(Double.parseDouble(cells[0]), Double.parseDouble(cells[1])))
            .toList();
    for (int i = 1; i < rows.size(); i++) {
      if (!(rows.get(i).rate < rows.get(i - 1).rate)
          || !(rows.get(i).threshold > rows.get(i - 1).threshold)) {
        throw new IllegalArgumentException("thresholds rise as rates fall");
      }
    }
    return new FingerprintCalibration(rows);
  }

  double threshold(double rate) {
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (rate == row.rate) {
        return row.threshold;
      }
      if (i > 0 && rate > row.rate && rate < rows.get(i - 1).rate) {
        Row higher = rows.get(i - 1);
        double position = Math.log(rate / row.rate) / Math.log(higher.rate / row.rate);
        return row.threshold + position * (higher.threshold - row.threshold);
      }
    }
    throw new IllegalArgumentException(
        "the false match rate is calibrated from "
            + rows.getLast().rate
            + " to "
            + rows.getFirst().rate);
  }
}
