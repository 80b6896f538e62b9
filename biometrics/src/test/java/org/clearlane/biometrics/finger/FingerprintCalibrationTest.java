// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.finger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintCalibrationTest {
  private final FingerprintCalibration calibration = FingerprintCalibration.bundled();

  @ParameterizedTest
  @CsvSource({"1e-1,10", "1e-2,20", "1e-3,30", "1e-4,40", "1e-5,50"})
  void givesTheStatedThresholds(double rate, double threshold) {
    assertThat(calibration.threshold(rate)).isEqualTo(threshold);
  }

  @ParameterizedTest
  @CsvSource({"5e-5,43.0103", "2e-4,36.9897", "2.5e-5,46.0206"})
  void interpolatesOverTheLogarithm(double rate, double threshold) {
    assertThat(calibration.threshold(rate)).isCloseTo(threshold, within(1e-3));
  }

  @ParameterizedTest
  @ValueSource(doubles = {9.9e-6, 0.11, 0, -1, 1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesRatesThatTheTableDoesNotSupport(double rate) {
    assertThatIllegalArgumentException().isThrownBy(() -> calibration.threshold(rate));
  }

  @Test
  void refusesATableWhoseThresholdsDoNotRise() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FingerprintCalibration.parse("fmr,threshold\n1e-3,40\n1e-4,30"));
  }
}
