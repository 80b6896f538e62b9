// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.clearlane.biometrics.FaceBox;
import org.clearlane.biometrics.image.RgbImage;
import org.junit.jupiter.api.Test;

class LivenessEstimatorTest {
  private static final RgbImage FRAME = new RgbImage(640, 480, new int[640 * 480]);

  @Test
  void looksAtTheSurroundings() {
    FaceBox area = LivenessEstimator.surroundings(FRAME, new FaceBox(270, 190, 100, 100));

    assertBox(area, 185, 105, 270, 270);
  }

  @Test
  void shiftsTheSurroundingsInside() {
    FaceBox area = LivenessEstimator.surroundings(FRAME, new FaceBox(10, 370, 100, 100));

    assertBox(area, 0, 210, 270, 270);
  }

  @Test
  void takesLessOfTheSurroundingsOfALargeFace() {
    FaceBox area = LivenessEstimator.surroundings(FRAME, new FaceBox(200, 100, 200, 240));

    assertBox(area, 100, 0, 400, 480);
  }

  private static void assertBox(FaceBox box, double x, double y, double width, double height) {
    assertThat(box.x()).isCloseTo(x, within(1e-6));
    assertThat(box.y()).isCloseTo(y, within(1e-6));
    assertThat(box.width()).isCloseTo(width, within(1e-6));
    assertThat(box.height()).isCloseTo(height, within(1e-6));
  }
}
