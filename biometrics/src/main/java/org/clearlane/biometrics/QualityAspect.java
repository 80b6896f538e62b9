// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

/**
 * What is measured of a captured face, after the components of ISO/IEC 29794-5. In the order in
 * which shortcomings are best put right: who is in the picture and where they stand come first,
 * since they change everything after them. Left and right as seen in the picture.
 */
public enum QualityAspect {
  /** The next face's prominence in parts of the subject's, 0 (alone) to 1. */
  OTHER_FACES,
  /**
   * Pixels between the centres of the eyes, in the analysed image (long side at most 1,600: larger
   * images are shrunk first).
   */
  EYE_DISTANCE,
  /** The face's box in parts of the picture: the larger of its shares of width and height. */
  FACE_SHARE,
  /**
   * From the face to the nearest edge of the picture, in parts of the side of the face's box;
   * negative where the face is cut off.
   */
  EDGE_MARGIN,
  /** From the picture's centre to the face's, in parts of the picture's shorter side. */
  CENTRE_OFFSET,
  /**
   * How bright the skin under the eyes is against the skin under the nose, in natural logarithms; 0
   * is alike. Of 63 people with dark or tinted glasses 78 % lie under -0.5, of 4,803 others 0.5 %.
   * Says nothing of clear spectacles.
   */
  EYES_UNCOVERED,
  /**
   * How much of a mouth's detail and redness is seen, without a unit, around 0; cloth, a mask or a
   * hand lie lower. Where it errs in 0.5 % of faces, it finds 88 % of scarves, 48 % of hands and 45
   * % of masks that were drawn on pictures, fewer the more pattern they have.
   */
  MOUTH_UNCOVERED,
  /** Mean luma of the face, 0 (black) to 1 (white). */
  BRIGHTNESS,
  /** Share of the face's pixels that are nearly black in all colours, 0 to 1. */
  DARK_SHARE,
  /** Share of the face's pixels that are burnt out: nearly full in all colours, 0 to 1. */
  BRIGHT_SHARE,
  /**
   * The left cheek's brightness over the right one's, in natural logarithms: 0 is even, 0.69 twice
   * as bright. Also moves when hair or a hand covers one side.
   */
  LIGHT_BALANCE,
  /**
   * Degrees that the head is turned, positive to the right in the picture; about 2 exact up to 20.
   */
  YAW,
  /** Degrees that the head is bent, positive downwards; up to 8 more or less between faces. */
  PITCH,
  /** Degrees that the head leans, positive clockwise in the picture; 1 exact. */
  ROLL,
  /** Share of fine detail, 0 (flat) to 1; falls when the face is out of focus. */
  SHARPNESS,
  /**
   * Fine detail in the poorest of four directions, 0 (none) to 1; falls with motion in any
   * direction, too.
   */
  STEADINESS,
  /** Standard deviation of the face's luma, 0 to 0.5. */
  CONTRAST,
  /**
   * 0 (closed) to 1 (open). Of 54 people with closed eyes 43 % lie under 0.12, of the others 0.5 %;
   * looking down counts as closed. Tells more between two frames of one person than by itself.
   */
  EYES_OPEN,
  /** The mouth's opening, height over width between the lips, 0 is closed. */
  MOUTH_OPENING,
  /** The detector's confidence that it is a face, 0 to 1. */
  DETECTION
}
