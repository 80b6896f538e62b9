// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which of the faces in an image is the capture subject's: the largest, unless another is of
 * comparable size.
 */
final class FaceSelection {
  /**
   * The second face's share of the largest one's area from which on nobody can tell who is meant. A
   * person a step behind another at a lane's camera appears with less.
   */
  private static final double COMPARABLE = 0.4;

  private FaceSelection() {}

  static Optional<Detection> largest(List<Detection> faces) {
    return faces.stream().max(Comparator.comparingDouble(Detection::area));
  }

  static boolean isAmbiguous(List<Detection> faces, Detection largest) {
    return faces.stream()
        .anyMatch(face -> !face.equals(largest) && face.area() >= COMPARABLE * largest.area());
  }
}
