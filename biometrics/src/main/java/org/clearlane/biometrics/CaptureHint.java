// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

/**
 * What a capture subject, or the officer beside them, can do so that the next frame is better. A
 * hint asks; it refuses nothing. The lane display has a pictogram and a text in three languages for
 * each: its {@code prompts.js} goes by these names.
 */
public enum CaptureHint {
  /** Several faces compete: the others step out of the picture. */
  ONE_PERSON_ONLY,
  /** The face is too small. */
  STEP_CLOSER,
  /** The face fills the picture or reaches over its edge on opposite sides. */
  STEP_BACK,
  /** The face reaches over one edge of the picture, or stands far from its middle. */
  MOVE_TO_CENTRE,
  /** No face is seen, or it is turned to the side, up or down. */
  LOOK_AT_CAMERA,
  /** The head leans towards a shoulder. */
  HOLD_HEAD_UPRIGHT,
  /** The picture is blurred. */
  HOLD_STILL,
  /** The face is too dark. */
  MORE_LIGHT,
  /** The face is too bright, or parts of it are burnt out. */
  LESS_LIGHT,
  /** One side of the face is much brighter than the other. */
  EVEN_LIGHT,
  /** A part of the face seems to be covered: sunglasses, a mask, a hand, hair. */
  UNCOVER_FACE,
  /** The eyes seem to be closed. */
  OPEN_EYES,
  /** The mouth is open: the expression is not neutral. */
  CLOSE_MOUTH
}
