// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import java.util.List;

/**
 * A turn, a scaling and a shift of the plane, without mirroring: {@code (a x - b y + dx, b x + a y
 * + dy)}.
 */
record Similarity(double a, double b, double dx, double dy) {

  /**
   * The similarity that takes {@code from} to {@code to} with the least sum of squared distances.
   * In the plane the solution of S. Umeyama (1991) has this closed form.
   *
   * @throws IllegalArgumentException unless both lists have the same size and {@code from} has two
   *     different points
   */
  static Similarity leastSquares(List<Point> from, List<Point> to) {
    if (from.size() != to.size() || from.isEmpty()) {
      throw new IllegalArgumentException("as many points on both sides");
    }
    Point centreFrom = centre(from);
    Point centreTo = centre(to);
    double dot = 0;
    double cross = 0;
    double spread = 0;
    for (int i = 0; i < from.size(); i++) {
      double fx = from.get(i).x() - centreFrom.x();
      double fy = from.get(i).y() - centreFrom.y();
      double tx = to.get(i).x() - centreTo.x();
      double ty = to.get(i).y() - centreTo.y();
      dot += fx * tx + fy * ty;
      cross += fx * ty - fy * tx;
      spread += fx * fx + fy * fy;
    }
    if (!(spread > 0)) {
      throw new IllegalArgumentException("two different points at least");
    }
    double a = dot / spread;
    double b = cross / spread;
    return new Similarity(
        a,
        b,
        centreTo.x() - a * centreFrom.x() + b * centreFrom.y(),
        centreTo.y() - b * centreFrom.x() - a * centreFrom.y());
  }

  Point apply(Point p) {
    return new Point(a * p.x() - b * p.y() + dx, b * p.x() + a * p.y() + dy);
  }

  /** How much longer distances become. */
  double scale() {
    return Math.hypot(a, b);
  }

  /**
   * @throws ArithmeticException if everything is mapped to one point
   */
  Similarity inverse() {
    double square = a * a + b * b;
    if (!(square > 0)) {
      throw new ArithmeticException("a similarity of scale 0 has no inverse");
    }
    double ia = a / square;
    double ib = -b / square;
    return new Similarity(ia, ib, -(ia * dx - ib * dy), -(ib * dx + ia * dy));
  }

  private static Point centre(List<Point> points) {
    return new Point(
        points.stream().mapToDouble(Point::x).average().orElseThrow(),
        points.stream().mapToDouble(Point::y).average().orElseThrow());
  }
}
