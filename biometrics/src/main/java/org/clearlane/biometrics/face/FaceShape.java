// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

/**
 * The 68 landmarks of a face (the iBUG scheme), in pixels of its image.
 *
 * @param points x and y of each, never changed
 */
@SuppressWarnings("ArrayRecordComponent") // scratch data of one acquisition, never compared
record FaceShape(double[] points) {
  /** How many landmarks there are. */
  static final int LANDMARKS = 68;

  FaceShape {
    if (points.length != 2 * LANDMARKS) {
      throw new IllegalArgumentException("a face has " + LANDMARKS + " landmarks");
    }
  }

  /** The five points that the face is aligned by. */
  Landmarks landmarks() {
    return new Landmarks(mean(36, 41), mean(42, 47), mean(30, 30), mean(48, 48), mean(54, 54));
  }

  FaceShape moved(double dx, double dy) {
    double[] there = points.clone();
    for (int i = 0; i < there.length; i += 2) {
      there[i] += dx;
      there[i + 1] += dy;
    }
    return new FaceShape(there);
  }

  /** The mean of some successive landmarks. */
  private Point mean(int first, int last) {
    double x = 0;
    double y = 0;
    for (int i = first; i <= last; i++) {
      x += points[2 * i];
      y += points[2 * i + 1];
    }
    int count = last - first + 1;
    return new Point(x / count, y / count);
  }

  Point point(int landmark) {
    return new Point(points[2 * landmark], points[2 * landmark + 1]);
  }

  FaceShape mapped(Similarity similarity) {
    double[] there = new double[points.length];
    for (int i = 0; i < there.length; i += 2) {
      Point point = similarity.apply(new Point(points[i], points[i + 1]));
      there[i] = point.x();
      there[i + 1] = point.y();
    }
    return new FaceShape(there);
  }
}
