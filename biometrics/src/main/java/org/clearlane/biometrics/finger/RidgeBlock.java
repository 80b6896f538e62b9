// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.finger;

/**
 * One square block of a picture, judged by whether lines run through it side by side.
 *
 * @param contrast between the darkest and the lightest tenth, 0 to 1
 * @param coherence how much the gradients share one axis, 0 (noise) to 1 (parallel lines)
 * @param edges changes between dark and light across the lines
 */
record RidgeBlock(double contrast, double coherence, int edges) {
  /** 28 grey levels: the noise of an empty sensor stays below, the faintest touch above. */
  private static final double LEAST_CONTRAST = 0.11;

  /** A single line or the edge of something else has one or two. */
  private static final int LEAST_EDGES = 3;

  /** Random grey gives 0.1, ridges mostly 0.5 and more, around a core or delta less. */
  private static final double LEAST_COHERENCE = 0.2;

  /** Share of the profile's range around its mean within which it counts as neither side. */
  private static final double DEAD_BAND = 0.15;

  static RidgeBlock of(GreyImage image, int left, int top, int side) {
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int y = Math.max(1, top); y < Math.min(top + side, image.height() - 1); y++) {
      for (int x = Math.max(1, left); x < Math.min(left + side, image.width() - 1); x++) {
        double dx = image.at(x + 1, y) - image.at(x - 1, y);
        double dy = image.at(x, y + 1) - image.at(x, y - 1);
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
      }
    }
    double energy = xx + yy;
    double coherence = energy == 0 ? 0 : Math.hypot(xx - yy, 2 * xy) / energy;
    double across = Math.atan2(2 * xy, xx - yy) / 2;
    return new RidgeBlock(
        range(image, left, top, side) / 255.0,
        coherence,
        edges(profile(image, left, top, side, across)));
  }

  boolean isFlat() {
    return contrast < LEAST_CONTRAST;
  }

  boolean hasRidges() {
    return !isFlat() && edges >= LEAST_EDGES && coherence >= LEAST_COHERENCE;
  }

  /** Grey levels between the darkest and the lightest tenth of the pixels. */
  private static int range(GreyImage image, int left, int top, int side) {
    int[] histogram = new int[256];
    for (int y = top; y < top + side; y++) {
      for (int x = left; x < left + side; x++) {
        histogram[image.at(x, y)]++;
      }
    }
    int tenth = side * side / 10;
    int dark = 0;
    for (int seen = histogram[0]; seen <= tenth; seen += histogram[dark]) {
      dark++;
    }
    int light = 255;
    for (int seen = histogram[255]; seen <= tenth; seen += histogram[light]) {
      light--;
    }
    return light - dark;
  }

  /** Mean grey along the lines, at each pixel of the way across them through the inner circle. */
  private static double[] profile(GreyImage image, int left, int top, int side, double across) {
    double[] sum = new double[side];
    int[] count = new int[side];
    double cos = Math.cos(across);
    double sin = Math.sin(across);
    double middle = (side - 1) / 2.0;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double way = (x - middle) * cos + (y - middle) * sin;
        double along = (y - middle) * cos - (x - middle) * sin;
        int at = (int) Math.round(way + middle);
        // Only a narrow strip: ridges bend within a block.
        if (Math.abs(along) <= side / 6.0 && at >= 0 && at < side) {
          sum[at] += image.at(left + x, top + y);
          count[at]++;
        }
      }
    }
    for (int i = 0; i < side; i++) {
      sum[i] /= Math.max(1, count[i]);
    }
    return sum;
  }

  private static int edges(double[] profile) {
    double least = 255;
    double most = 0;
    double mean = 0;
    for (double value : profile) {
      least = Math.min(least, value);
      most = Math.max(most, value);
      mean += value / profile.length;
    }
    double band = DEAD_BAND * (most - least);
    int edges = 0;
    int last = 0;
    for (double value : profile) {
      int now = value > mean + band ? 1 : value < mean - band ? -1 : 0;
      if (now != 0) {
        edges += last != 0 && now != last ? 1 : 0;
        last = now;
      }
    }
    return edges;
  }
}
