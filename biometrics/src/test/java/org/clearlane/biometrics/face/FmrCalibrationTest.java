// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clearlane.biometrics.BiometricsException;
import org.clearlane.biometrics.face.FmrCalibration.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

  @Test
  void knowsItsModelAndItsSize() {
    assertThat(calibration.modelId()).isEqualTo(FeatureModel.bundled().modelId());
    assertThat(calibration.impostorComparisons()).isEqualTo(16_500_000);
    assertThat(calibration.points())
        .containsExactly(
            new Point(1e-6, 0.580),
            new Point(1e-5, 0.514),
            new Point(1e-4, 0.446),
            new Point(1e-3, 0.378));
  }

  @Test
  void readsATableWithFurtherColumnsAndWithoutComments() {
    FmrCalibration plain =
        FmrCalibration.parse("fmr,threshold,lower,upper\n1e-3,0.4,0.39,0.41\n\n1e-4,0.5,,");

    assertThat(plain.threshold(1e-4)).isEqualTo(0.5);
    assertThat(plain.modelId()).isEqualTo(FeatureModel.bundled().modelId());
    assertThat(plain.impostorComparisons()).as("as few as could be").isEqualTo(10_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "fmr,threshold",
        "h\n1e-3",
        "h\n0,0.4",
        "h\n1,0.4",
        "h\n1e-3,1.1",
        "h\na,b",
        "h\n1e-3,NaN"
      })
  void refusesWhatIsNoTable(String table) {
    assertThatIllegalArgumentException().isThrownBy(() -> FmrCalibration.parse(table));
  }

  @Test
  void readsAnAuthoritysOwnTable(@TempDir Path folder) throws IOException {
    Path own = folder.resolve("own.csv");
    Files.writeString(own, "# impostor comparisons: 5000\nfmr,threshold\n1e-3,0.5\n");
    assertThat(FmrCalibration.read(own, FeatureModel.bundled().modelId()).impostorComparisons())
        .isEqualTo(5_000);

    Files.writeString(own, "# model: another\nfmr,threshold\n1e-3,0.5\n");
    assertRefuses(own);
    Files.writeString(own, "fmr,threshold\n1e-3,0.5\n" + "#".repeat(70_000));
    assertRefuses(own);
    assertRefuses(folder.resolve("missing.csv"));
  }

  private static void assertRefuses(Path file) {
    assertThatExceptionOfType(BiometricsException.class)
        .isThrownBy(() -> FmrCalibration.read(file, FeatureModel.bundled().modelId()))
        .withMessageContaining(file.toString());
  }
}
