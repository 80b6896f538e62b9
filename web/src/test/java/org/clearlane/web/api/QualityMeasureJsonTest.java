// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.clearlane.biometrics.CaptureHint;
import org.clearlane.biometrics.QualityAspect;
import org.clearlane.biometrics.QualityLimit;
import org.clearlane.biometrics.QualityMeasure;
import org.junit.jupiter.api.Test;

class QualityMeasureJsonTest {
  @Test
  void leavesOutABoundThatIsNone() {
    QualityMeasureJson far =
        QualityMeasureJson.of(
            new QualityMeasure(
                QualityAspect.EYE_DISTANCE,
                48,
                new QualityLimit(90, Double.POSITIVE_INFINITY),
                Optional.of(CaptureHint.STEP_CLOSER)));

    assertThat(far)
        .isEqualTo(new QualityMeasureJson("EYE_DISTANCE", 48, 90.0, null, false, "STEP_CLOSER"));
  }

  @Test
  void hasNoHintForWhatIsGood() {
    QualityMeasureJson upright =
        QualityMeasureJson.of(
            new QualityMeasure(QualityAspect.ROLL, 3, new QualityLimit(-8, 8), Optional.empty()));

    assertThat(upright).isEqualTo(new QualityMeasureJson("ROLL", 3, -8.0, 8.0, true, null));
  }
}
