// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clearlane.biometrics.FaceTrace;

/**
 * How a face moved between two frames, and what of it no flat sheet can do. A nose stands out, so
 * it moves farther than the cheeks when a head turns; a picture of it does not.
 *
 * <p>Landmarks are too coarse for that (they jitter by a hundredth of the distance of the eyes, as
 * much as the effect), so small windows of the face are followed instead.
 *
 * @param displacement root mean square of the motion, in eye distances
 * @param residual what remains of it after the best homography, in eye distances
 */
record Parallax(double displacement, double residual) {
  /** Fewer windows tell a homography of eight numbers from nothing. */
  private static final int LEAST_MATCHES = 16;

  /** Windows along the distance of the eyes. */
  private static final double WINDOWS = 4;

  /** Half of a window's side, in eye distances: larger ones are steadier, smaller ones see more. */
  private static final double REACH = 0.15;

  /** Empty if the frames have too little in common. */
  static Optional<Parallax> between(FaceTrace from, FaceTrace to) {
    if (from.patch().cell() != to.patch().cell()) {
      return Optional.empty();
    }
    int cell = from.patch().cell();
    double eyes = from.eyeDistance() / cell;
    List<Match> landmarks = landmarks(from, to, cell);
    int reach = Math.clamp(Math.round(REACH * eyes), 3, 6);
    Tracker tracker =
        new Tracker(
            new Cells(from.patch()),
            new Cells(to.patch()),
            Plane.affine(landmarks, Math.max(1, eyes)),
            reach);
    List<Match> matches = new ArrayList<>();
    double step = Math.max(2, eyes / WINDOWS);
    double right = landmarks.stream().mapToDouble(Match::fromX).max().orElse(0);
    double bottom = landmarks.stream().mapToDouble(Match::fromY).max().orElse(0);
    double left = landmarks.stream().mapToDouble(Match::fromX).min().orElse(0);
    double top = landmarks.stream().mapToDouble(Match::fromY).min().orElse(0);
    for (double y = top; y <= bottom; y += step) {
      for (double x = left; x <= right; x += step) {
        tracker.track(x, y).ifPresent(matches::add);
      }
    }
    return matches.size() < LEAST_MATCHES ? Optional.empty() : Optional.of(of(matches, eyes));
  }

  private static Parallax of(List<Match> matches, double eyes) {
    Plane plane = Plane.homography(matches, eyes);
    double weights = 0;
    double moved = 0;
    double left = 0;
    for (Match match : matches) {
      weights += match.weight();
      moved += match.weight() * match.squaredLength();
      left += match.weight() * plane.squaredError(match);
    }
    return new Parallax(Math.sqrt(moved / weights) / eyes, Math.sqrt(left / weights) / eyes);
  }

  private static List<Match> landmarks(FaceTrace from, FaceTrace to, int cell) {
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i < FaceTrace.LANDMARKS; i++) {
      matches.add(
          new Match(
              from.x(i) / cell - 0.5,
              from.y(i) / cell - 0.5,
              to.x(i) / cell - 0.5,
              to.y(i) / cell - 0.5,
              1));
    }
    return matches;
  }
}
