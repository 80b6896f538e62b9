// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.attack;

import java.util.List;

/**
 * How a flat sheet before a camera moves from one frame to the next: a homography, {@code ((a x + b
 * y + c) / w, (d x + e y + f) / w)} with {@code w = g x + h y + 1}.
 */
record Plane(
    double a, double b, double c, double d, double e, double f, double g, double h, Frame frame) {

  /** Where the equations are well conditioned: around the matches, in their own scale. */
  record Frame(double fromX, double fromY, double toX, double toY, double scale) {
    static Frame around(List<Match> matches, double scale) {
      return new Frame(
          matches.stream().mapToDouble(Match::fromX).average().orElse(0),
          matches.stream().mapToDouble(Match::fromY).average().orElse(0),
          matches.stream().mapToDouble(Match::toX).average().orElse(0),
          matches.stream().mapToDouble(Match::toY).average().orElse(0),
          scale);
    }
  }

  /**
   * The homography closest to some matches: the direct linear transform, weighted.
   *
   * @param scale about the size of the face, in cells
   */
  static Plane homography(List<Match> matches, double scale) {
    Frame frame = Frame.around(matches, scale);
    LeastSquares equations = new LeastSquares(8);
    for (Match match : matches) {
      double x = (match.fromX() - frame.fromX) / scale;
      double y = (match.fromY() - frame.fromY) / scale;
      double u = (match.toX() - frame.toX) / scale;
      double v = (match.toY() - frame.toY) / scale;
      equations.add(match.weight(), u, x, y, 1, 0, 0, 0, -x * u, -y * u);
      equations.add(match.weight(), v, 0, 0, 0, x, y, 1, -x * v, -y * v);
    }
    double[] h = equations.solve();
    return new Plane(h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7], frame);
  }

  /** The affine transform closest to some matches: steadier where they are noisy. */
  static Plane affine(List<Match> matches, double scale) {
    Frame frame = Frame.around(matches, scale);
    LeastSquares across = new LeastSquares(3);
    LeastSquares down = new LeastSquares(3);
    for (Match match : matches) {
      double x = (match.fromX() - frame.fromX) / scale;
      double y = (match.fromY() - frame.fromY) / scale;
      across.add(match.weight(), (match.toX() - frame.toX) / scale, x, y, 1);
      down.add(match.weight(), (match.toY() - frame.toY) / scale, x, y, 1);
    }
    double[] u = across.solve();
    double[] v = down.solve();
    return new Plane(u[0], u[1], u[2], v[0], v[1], v[2], 0, 0, frame);
  }

  double toX(double fromX, double fromY) {
    double x = (fromX - frame.fromX) / frame.scale;
    double y = (fromY - frame.fromY) / frame.scale;
    return frame.toX + frame.scale * (a * x + b * y + c) / (g * x + h * y + 1);
  }

  double toY(double fromX, double fromY) {
    double x = (fromX - frame.fromX) / frame.scale;
    double y = (fromY - frame.fromY) / frame.scale;
    return frame.toY + frame.scale * (d * x + e * y + f) / (g * x + h * y + 1);
  }

  double squaredError(Match match) {
    double dx = toX(match.fromX(), match.fromY()) - match.toX();
    double dy = toY(match.fromX(), match.fromY()) - match.toY();
    return dx * dx + dy * dy;
  }
}
