// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

/** Whether eyes and mouth are open. */
final class Expression {
  /** Around an eye's centre, in pixels of the aligned face: the eye with its lids and the brow. */
  private static final int HALF_WIDTH = 12;

  private static final int HALF_HEIGHT = 8;

  /**
   * The linear discriminant between 54 news photographs whose eyes are closed (or look down) and
   * 4,819 others, labelled by eye. Height over width of the eye's landmarks alone finds 15 % of
   * closed eyes where it errs in 1 %, since this landmark model hardly follows the lids, and errs
   * most where eyes are narrow; with the other two it finds 50 %.
   */
  private static final double RATIO_WEIGHT = 5.75;

  /** Of the band just below the middle, where the lashes of a closed eye lie. */
  private static final double LASHES_WEIGHT = 0.86;

  /** Of the lid's fold beside the iris: the socket is in shadow when the eye is open. */
  private static final double FOLD_WEIGHT = 0.53;

  private static final double OFFSET = -0.99;

  private Expression() {}

  /**
   * @param aligned landmarks in the aligned face
   * @return 0 (closed) to 1 (open)
   */
  static double eyesOpen(AlignedFace face, FaceShape aligned) {
    EyePatch left = EyePatch.around(face.luma(), aligned, 36);
    EyePatch right = EyePatch.around(face.luma(), aligned, 42);
    double ratio = (openness(aligned, 36) + openness(aligned, 42)) / 2;
    double discriminant =
        RATIO_WEIGHT * ratio
            + LASHES_WEIGHT * (left.lashes + right.lashes) / 2
            + FOLD_WEIGHT * (left.fold + right.fold) / 2
            + OFFSET;
    return Math.clamp((1 + discriminant) / 2, 0.0, 1.0);
  }

  /** Height over width of the opening between the lips, from the landmarks. */
  static double mouthOpening(FaceShape shape) {
    double width = shape.point(60).distanceTo(shape.point(64));
    return shape.point(62).distanceTo(shape.point(66)) / Math.max(1e-9, width);
  }

  /** Height over width of one eye, the mean of two heights. */
  private static double openness(FaceShape shape, int first) {
    double width = shape.point(first).distanceTo(shape.point(first + 3));
    double heights =
        shape.point(first + 1).distanceTo(shape.point(first + 5))
            + shape.point(first + 2).distanceTo(shape.point(first + 4));
    return heights / Math.max(1e-9, 2 * width);
  }

  /** Brightness of two parts of an eye's surroundings, in their standard deviations. */
  private record EyePatch(double lashes, double fold) {
    static EyePatch around(float[] luma, FaceShape shape, int first) {
      int x = 0;
      int y = 0;
      for (int i = first; i < first + 6; i++) {
        x += (int) Math.round(shape.point(i).x());
        y += (int) Math.round(shape.point(i).y());
      }
      int side = FaceAligner.SIDE;
      x = Math.clamp(Math.round(x / 6f), HALF_WIDTH, side - 1 - HALF_WIDTH);
      y = Math.clamp(Math.round(y / 6f), HALF_HEIGHT, side - 1 - HALF_HEIGHT);
      double sum = 0;
      double squares = 0;
      int count = 0;
      for (int dy = -HALF_HEIGHT; dy <= HALF_HEIGHT; dy++) {
        for (int dx = -HALF_WIDTH; dx <= HALF_WIDTH; dx++) {
          double value = luma[(y + dy) * side + x + dx];
          sum += value;
          squares += value * value;
          count++;
        }
      }
      double mean = sum / count;
      // Four levels more: a flat patch has no detail worth enlarging.
      double spread = Math.sqrt(Math.max(0, squares / count - mean * mean)) + 4;
      double lashes = mean(luma, x - 4, y + 2, x + 4, y + 3);
      double fold =
          (mean(luma, x - 9, y - 6, x - 5, y - 5) + mean(luma, x + 5, y - 6, x + 9, y - 5)) / 2;
      return new EyePatch((lashes - mean) / spread, (fold - mean) / spread);
    }

    private static double mean(float[] luma, int left, int top, int right, int bottom) {
      double sum = 0;
      for (int y = top; y <= bottom; y++) {
        for (int x = left; x <= right; x++) {
          sum += luma[y * FaceAligner.SIDE + x];
        }
      }
      return sum / ((right - left + 1) * (bottom - top + 1));
    }
  }
}
