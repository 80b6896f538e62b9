// SPDX-License-Identifier: Apache-2.0
package org.clearlane.attacks;

import java.util.random.RandomGenerator;

/**
 * Makes a still picture of a face move as a head does: an ellipsoid with a nose turns a little and
 * sways before a wall that stays. It has no real depth, no blinks and no expressions, so it stands
 * for a live face only as far as the votes look at motion.
 */
final class Head {
  /**
   * Measured in eye distances: half the width and height of a head, how far its front stands out.
   */
  private static final double HALF_WIDTH = 1.25;

  private static final double HALF_HEIGHT = 1.75;
  private static final double DEPTH = 1.3;
  private static final double NOSE = 0.35;
  private static final double NOSE_WIDTH = 0.25;

  /** The middle of the head and the tip of the nose lie so far below the eyes. */
  private static final double MIDDLE = 0.35;

  private static final double NOSE_BELOW = 0.6;

  private Head() {}

  /**
   * A pose relative to the picture's.
   *
   * @param yaw in radians
   * @param pitch in radians
   * @param dx to the right, in eye distances
   * @param dy down, in eye distances
   * @param scale of the face
   */
  record Pose(double yaw, double pitch, double dx, double dy, double scale) {
    /** How somebody who tries to stand still moves within a second or so. */
    static Pose near(Pose start, RandomGenerator random) {
      return new Pose(
          start.yaw + Math.toRadians(random.nextGaussian() * 1.5),
          start.pitch + Math.toRadians(random.nextGaussian() * 1.2),
          start.dx + random.nextGaussian() * 0.03,
          start.dy + random.nextGaussian() * 0.02,
          start.scale * (1 + random.nextGaussian() * 0.006));
    }

    static Pose any(RandomGenerator random) {
      return new Pose(
          Math.toRadians(random.nextDouble(-4, 4)),
          Math.toRadians(random.nextDouble(-3, 3)),
          random.nextDouble(-0.1, 0.1),
          random.nextDouble(-0.1, 0.1),
          random.nextDouble(1.0, 1.04));
    }
  }

  /** The picture with the head in another pose. */
  static Picture posed(Subject subject, Pose pose) {
    Picture picture = subject.picture();
    double eye = subject.eyeDistance();
    double across = Math.sin(pose.yaw());
    double down = Math.sin(pose.pitch());
    return Picture.of(
        picture.width(),
        picture.height(),
        (x, y, colour) -> {
          double u = (x - subject.eyesX()) / eye;
          double v = (y - subject.eyesY()) / eye - MIDDLE;
          double held = held(u, v);
          double sourceU = u;
          double sourceV = v;
          double centredU = (u - pose.dx()) / pose.scale();
          double centredV = (v - pose.dy()) / pose.scale();
          // Where a point came from depends on its depth, which is known where it came from.
          for (int turn = 0; turn < 2 && held > 0; turn++) {
            double z = depth(sourceU, sourceV);
            double posedU = centredU - z * across;
            double posedV = centredV - z * down;
            sourceU = u + held * (posedU - u);
            sourceV = v + held * (posedV - v);
          }
          picture.add(
              subject.eyesX() + sourceU * eye,
              subject.eyesY() + (sourceV + MIDDLE) * eye,
              1,
              colour);
        });
  }

  /** How much a place moves with the head: 1 on it, 0 on the wall, between the two in between. */
  private static double held(double u, double v) {
    double radius = Math.hypot(u / HALF_WIDTH, v / HALF_HEIGHT);
    double shoulders = v > HALF_HEIGHT ? 0.5 : 0;
    double head = Math.clamp(2 - radius / 1.1, 0.0, 1.0);
    return Math.max(head, shoulders);
  }

  private static double depth(double u, double v) {
    double inside = 1 - square(u / HALF_WIDTH) - square(v / HALF_HEIGHT);
    double nose = square(u / NOSE_WIDTH) + square((v + MIDDLE - NOSE_BELOW) / (1.3 * NOSE_WIDTH));
    double ellipsoid = inside > 0 ? DEPTH * Math.sqrt(inside) : 0;
    return nose > 12 ? ellipsoid : ellipsoid + NOSE * Math.exp(-nose);
  }

  private static double square(double value) {
    return value * value;
  }
}
