// SPDX-License-Identifier: Apache-2.0
package org.clearlane.attacks;

import java.util.random.RandomGenerator;

/**
 * A flat or bent thing that a hand holds before the camera: a pose in space for each frame, seen in
 * perspective, and what lies around it.
 *
 * @param turn in the plane, in radians
 * @param tiltX perspective from left to right: share by which the right side is farther away
 * @param tiltY perspective from top to bottom
 * @param dx to the right, in widths of the frame
 * @param dy down, in heights of the frame
 * @param scale size of the sheet in the frame: 1 fills it
 * @param bend of a sheet of paper: how far its middle bulges, 0 is flat
 */
record Sheet(
    double turn, double tiltX, double tiltY, double dx, double dy, double scale, double bend) {

  static Sheet held(RandomGenerator random, double scale, double bend) {
    return new Sheet(
        Math.toRadians(random.nextDouble(-4, 4)),
        random.nextDouble(-0.08, 0.08),
        random.nextDouble(-0.08, 0.08),
        random.nextDouble(-0.03, 0.03),
        random.nextDouble(-0.03, 0.03),
        scale,
        bend);
  }

  /** A moment later in the same hand. */
  Sheet shaken(RandomGenerator random) {
    return new Sheet(
        turn + Math.toRadians(random.nextGaussian() * 0.5),
        tiltX + random.nextGaussian() * 0.01,
        tiltY + random.nextGaussian() * 0.01,
        dx + random.nextGaussian() * 0.006,
        dy + random.nextGaussian() * 0.005,
        scale * (1 + random.nextGaussian() * 0.005),
        bend * (1 + random.nextGaussian() * 0.03));
  }

  Placement placement() {
    return new Placement(this, Math.cos(turn), Math.sin(turn));
  }

  /** Finds places of the frame on the sheet. */
  record Placement(Sheet sheet, double cos, double sin) {

    /**
     * Where on the sheet a place of the frame lies.
     *
     * @param nx across the frame, -1 to 1
     * @param ny down the frame, -1 to 1
     * @param place receives across and down the sheet, -1 to 1 on it, and how far the surface leans
     *     to the side there
     */
    void locate(double nx, double ny, double[] place) {
      double x = nx - 2 * sheet.dx;
      double y = ny - 2 * sheet.dy;
      double depth = (1 + sheet.tiltX * x + sheet.tiltY * y) * sheet.scale;
      double u = (x * cos + y * sin) / depth;
      double v = (y * cos - x * sin) / depth;
      // A bulge squeezes the sides and lifts the middle.
      place[0] = u * (1 + sheet.bend * u * u);
      place[1] = v * (1 + 0.3 * sheet.bend * u * u);
      place[2] = sheet.bend * u;
    }
  }
}
