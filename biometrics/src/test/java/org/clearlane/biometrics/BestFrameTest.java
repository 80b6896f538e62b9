// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.clearlane.biometrics.FaceAcquisition.Acquired;
import org.clearlane.biometrics.FaceAcquisition.NotAcquired;
import org.junit.jupiter.api.Test;

class BestFrameTest {
  private static final NotAcquired NONE = new NotAcquired(AcquisitionFailure.NO_FACE);

  @Test
  void takesTheFrameOfTheHighestQuality() {
    Acquired best = frame(0.9);

    assertThat(BestFrame.of(List.of(NONE, frame(0.4), best, frame(0.7), NONE))).containsSame(best);
  }

  @Test
  void takesTheEarliestOfEquals() {
    Acquired first = frame(0.5);

    assertThat(BestFrame.of(List.of(first, frame(0.5)))).containsSame(first);
  }

  @Test
  void hasNoneWhereNoneWasAcquired() {
    assertThat(BestFrame.of(List.of(NONE, NONE))).isEmpty();
    assertThat(BestFrame.of(List.of())).isEmpty();
  }

  private static Acquired frame(double overall) {
    float[] vector = new float[512];
    vector[0] = 1;
    return new Acquired(
        new FaceTemplate("m", vector),
        new FaceQuality(60, 0.5, 0.2, 0.7, 0.999, overall),
        new Liveness(0.5),
        new FaceBox(0, 0, 1, 1));
  }
}
