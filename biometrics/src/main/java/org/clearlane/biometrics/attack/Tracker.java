// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.attack;

import java.util.Optional;

/**
 * Finds a small window of one frame again in another, to a fraction of a cell: the method of Lucas
 * and Kanade (1981), with a gain so that a change of light does not look like motion.
 */
final class Tracker {
  private static final int MOST_STEPS = 6;

  /** A step that no longer matters, in cells. */
  private static final double SETTLED = 0.005;

  /** Farther from where the landmarks say it is something else. */
  private static final double FARTHEST = 3;

  /** A flat window can lie anywhere: variance of its slopes in the direction of the least. */
  private static final double LEAST_TEXTURE = 2;

  private static final double LEAST_CORRELATION = 0.9;

  private final Cells from;
  private final Cells to;
  private final Plane expected;
  private final int reach;
  private final double[] luma;
  private final double[] slopeX;
  private final double[] slopeY;
  private final double[] placeX;
  private final double[] placeY;
  private final double[] found;

  /**
   * @param expected about how the face moved
   * @param reach half of a window's side, in cells
   */
  Tracker(Cells from, Cells to, Plane expected, int reach) {
    this.from = from;
    this.to = to;
    this.expected = expected;
    this.reach = reach;
    int count = (2 * reach + 1) * (2 * reach + 1);
    luma = new double[count];
    slopeX = new double[count];
    slopeY = new double[count];
    placeX = new double[count];
    placeY = new double[count];
    found = new double[count];
  }

  /** The window around a place, if it can be told where it went. */
  Optional<Match> track(double x, double y) {
    if (!from.holds(x, y, reach + 1)) {
      return Optional.empty();
    }
    load(x, y);
    double xx = product(slopeX, slopeX);
    double xy = product(slopeX, slopeY);
    double yy = product(slopeY, slopeY);
    double determinant = xx * yy - xy * xy;
    double texture =
        (xx + yy - Math.sqrt(Math.max(0, (xx + yy) * (xx + yy) - 4 * determinant)))
            / 2
            / luma.length;
    if (!(texture >= LEAST_TEXTURE)) {
      return Optional.empty();
    }
    double dx = 0;
    double dy = 0;
    double correlation = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      if (!look(dx, dy)) {
        return Optional.empty();
      }
      double square = product(found, found);
      double common = product(luma, found);
      double gain = square > 0 ? common / square : 1;
      correlation = common / Math.sqrt(product(luma, luma) * square + 1e-9);
      for (int i = 0; i < found.length; i++) {
        found[i] = luma[i] - gain * found[i];
      }
      double ex = product(found, slopeX);
      double ey = product(found, slopeY);
      double stepX = (yy * ex - xy * ey) / determinant;
      double stepY = (xx * ey - xy * ex) / determinant;
      dx += stepX;
      dy += stepY;
      if (Math.hypot(stepX, stepY) < SETTLED) {
        break;
      }
    }
    return correlation < LEAST_CORRELATION || Math.hypot(dx, dy) > FARTHEST
        ? Optional.empty()
        : Optional.of(new Match(x, y, expected.toX(x, y) + dx, expected.toY(x, y) + dy, texture));
  }

  private void load(double x, double y) {
    int i = 0;
    for (int row = -reach; row <= reach; row++) {
      for (int column = -reach; column <= reach; column++, i++) {
        double px = x + column;
        double py = y + row;
        luma[i] = from.at(px, py);
        slopeX[i] = (from.at(px + 1, py) - from.at(px - 1, py)) / 2;
        slopeY[i] = (from.at(px, py + 1) - from.at(px, py - 1)) / 2;
        placeX[i] = expected.toX(px, py);
        placeY[i] = expected.toY(px, py);
      }
    }
    centre(luma);
    centre(slopeX);
    centre(slopeY);
  }

  private boolean look(double dx, double dy) {
    for (int i = 0; i < found.length; i++) {
      if (!to.holds(placeX[i] + dx, placeY[i] + dy, 0)) {
        return false;
      }
      found[i] = to.at(placeX[i] + dx, placeY[i] + dy);
    }
    centre(found);
    return true;
  }

  private static void centre(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] -= sum / values.length;
    }
  }

  private static double product(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
