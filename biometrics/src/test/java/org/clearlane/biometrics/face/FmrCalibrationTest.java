// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FmrCalibrationTest {
  private final FmrCalibration calibration = FmrCalibration.bundled();

  @ParameterizedTest
  @CsvSource({"1e-3,0.378", "1e-4,0.446", "1e-5,0.514", "1e-6,0.580"})
  void givesTheMeasuredThresholds(double rate, double threshold) {
    assertThat(calibration.threshold(rate)).isEqualTo(threshold);
  }

  @Test
  void interpolatesOverTheLogarithm() {
    assertThat(calibration.threshold(Math.sqrt(1e-3 * 1e-4))).isCloseTo(0.412, within(1e-9));
    assertThat(calibration.threshold(2e-6)).isCloseTo(0.580 - 0.066 * Math.log10(2), within(1e-9));
  }

  @Test
  void asksForMoreAtSmallerRates() {
    double previous = calibration.threshold(1e-3);
    for (double rate = 9e-4; rate >= 1e-6; rate *= 0.9) {
      assertThat(calibration.threshold(rate)).isGreaterThan(previous);
      previous = calibration.threshold(rate);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {9.9e-7, 1.1e-3, 0, -1, 1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesRatesThatWereNotMeasured(double rate) {
    assertThatIllegalArgumentException().isThrownBy(() -> calibration.threshold(rate));
  }

  @Test
  void refusesATableWhoseThresholdsDoNotFall() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FmrCalibration.parse("fmr,threshold\n1e-3,0.4\n1e-4,0.3"));
  }
}
