// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentificationPolicyTest {

  @ParameterizedTest
  @CsvSource({"0.1,1", "0.1,3", "1e-3,1", "1e-3,1000", "1e-3,100000", "1e-2,10000000"})
  void keepsTheRateOfASearchWhateverItsSize(double fpir, long references) {
    double fmr = new IdentificationPolicy(fpir, 0).fmr(references);

    assertThat(-Math.expm1(references * Math.log1p(-fmr))).isCloseTo(fpir, within(fpir * 1e-9));
  }

  @Test
  void refusesWhatIsNoPolicy() {
    for (double fpir : new double[] {0, -1e-3, 0.11, Double.NaN}) {
      assertThatIllegalArgumentException().isThrownBy(() -> new IdentificationPolicy(fpir, 0.1));
    }
    for (double margin : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatIllegalArgumentException().isThrownBy(() -> new IdentificationPolicy(0.01, margin));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> IdentificationPolicy.DEFAULT.fmr(0));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Identification.Ambiguous(
                    List.of(), new Identification.OperatingPoint(0.5, 1e-6, 10)));
  }
}
