// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

/** Whether something covers the eyes or the mouth, as far as brightness and colour tell. */
final class FaceCover {
  /**
   * The linear discriminant between 4,810 news photographs and 697 on which a mask, a scarf or a
   * hand was drawn, flat, folded and patterned.
   */
  private static final double DETAIL_WEIGHT = 0.676;

  private static final double REDNESS_WEIGHT = 1.394;

  private static final double OFFSET = 0.487;

  private FaceCover() {}

  /**
   * The skin below the eyes against that above the lip. Lenses reach below the eye, where an
   * uncovered face is bright whatever its tone; clear lenses change nothing.
   */
  static double eyesUncovered(AlignedFace face) {
    double underEyes = (face.logLuma(32, 56, 40, 64) + face.logLuma(72, 56, 80, 64)) / 2;
    return underEyes - face.logLuma(48, 80, 64, 88);
  }

  /** Detail around the mouth against the eyes', and the redness of lips against the forehead's. */
  static double mouthUncovered(AlignedFace face) {
    double detail = face.logDetailAcross(39, 85, 75, 101) - face.logDetailAcross(31, 45, 83, 59);
    double redness = face.redness(48, 80, 64, 96) - face.redness(40, 24, 72, 40);
    return DETAIL_WEIGHT * detail + REDNESS_WEIGHT * redness + OFFSET;
  }
}
