// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadPoseTest {
  @ParameterizedTest
  @CsvSource({"0, 0, 0", "25, 0, 0", "0, -20, 0", "0, 0, 40", "-30, 15, -20", "40, -35, 10"})
  void recoversHowTheGenericHeadWasTurned(double yaw, double pitch, double roll) {
    HeadPose pose = HeadPose.of(seen(yaw, pitch, roll, 37, 200, 150));

    assertThat(pose.yaw()).isCloseTo(yaw, within(0.1));
    assertThat(pose.pitch()).isCloseTo(pitch, within(0.1));
    assertThat(pose.roll()).isCloseTo(roll, within(0.1));
  }

  @ParameterizedTest
  @CsvSource({"8, 0, 0", "900, -4000, 12"})
  void doesNotDependOnSizeAndPlace(double size, double x, double y) {
    assertThat(HeadPose.of(seen(12, 5, -7, size, x, y)).yaw()).isCloseTo(12, within(0.1));
  }

  @ParameterizedTest
  @CsvSource({"0", "5"})
  void givesNumbersEvenForLandmarksThatMakeNoFace(double spread) {
    double[] points = new double[136];
    for (int i = 0; i < points.length; i++) {
      points[i] = spread * (i % 2);
    }
    HeadPose pose = HeadPose.of(new FaceShape(points));

    assertThat(pose.yaw() + pose.pitch() + pose.roll()).isFinite();
  }

  /** Nods by pitch, then turns by yaw, then leans by roll, seen from far away. */
  private static FaceShape seen(
      double yawDegrees, double pitchDegrees, double rollDegrees, double size, double x, double y) {
    double yaw = Math.toRadians(yawDegrees);
    double pitch = Math.toRadians(pitchDegrees);
    double roll = Math.toRadians(rollDegrees);
    double[] points = new double[136];
    for (int i = 0; i < HeadPose.HEAD.length; i++) {
      double[] p = HeadPose.HEAD[i];
      // +z leads away from the camera: the nose, at -z, moves down and to the right.
      double nodded = p[1] * Math.cos(pitch) - p[2] * Math.sin(pitch);
      double depth = p[1] * Math.sin(pitch) + p[2] * Math.cos(pitch);
      double turned = p[0] * Math.cos(yaw) - depth * Math.sin(yaw);
      points[2 * HeadPose.LANDMARKS[i]] =
          x + size * (turned * Math.cos(roll) - nodded * Math.sin(roll));
      points[2 * HeadPose.LANDMARKS[i] + 1] =
          y + size * (turned * Math.sin(roll) + nodded * Math.cos(roll));
    }
    return new FaceShape(points);
  }
}
