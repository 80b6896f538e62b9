// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

/** Calibrations for tests of other packages. */
public final class FmrCalibrations {
  private FmrCalibrations() {}

  /** Parses a table. */
  public static FmrCalibration of(String table) {
    return FmrCalibration.parse(table);
  }

  /** The thresholds of the bundled table, measured on so many comparisons. */
  public static FmrCalibration bundledRestingOn(long comparisons) {
    StringBuilder table =
        new StringBuilder("# impostor comparisons: " + comparisons + "\nfmr,threshold\n");
    FmrCalibration.bundled()
        .points()
        .forEach(point -> table.append(point.rate() + "," + point.threshold() + "\n"));
    return FmrCalibration.parse(table.toString());
  }
}
