// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.util.Optional;

/** Why an image gave no template (a failure to acquire, ISO/IEC 2382-37). */
public enum AcquisitionFailure {
  /**
   * The bytes say JPEG or PNG but cannot be decoded: truncated, damaged, hostile or of a rare kind.
   */
  UNREADABLE_IMAGE,
  /** Neither JPEG nor PNG, by content. */
  UNSUPPORTED_TYPE,
  /**
   * More than 8 MiB, 40 megapixels (progressive JPEG: 16 megapixels, 32 scans) or 12,000 pixels on
   * a side.
   */
  IMAGE_TOO_LARGE,
  /** No face was found; also an image with a side under 32 pixels. */
  NO_FACE,
  /**
   * Two faces compete. A face's prominence is its visible area, lessened by its distance from the
   * centre of the image (to a third at 35 % of the shorter side); the most prominent face is the
   * capture subject's, and a second one with at least 65 % of its prominence makes the image
   * ambiguous. Two people side by side are refused; smaller faces and those at the edge are
   * bystanders and are ignored.
   */
  SEVERAL_FACES,
  /** The eyes are less than 9 pixels apart; see {@link FaceQuality#eyeDistancePixels()}. */
  FACE_TOO_SMALL,
  /** The face, or where none is found the whole picture, is nearly black. */
  TOO_DARK,
  /** The face, or where none is found the whole picture, is nearly white. */
  TOO_BRIGHT,
  /** The face has no fine detail: out of focus. Motion blur is mostly missed. */
  BLURRED,
  /** The models are not loaded; see {@link FaceMatcher#problem()}. */
  NOT_READY;

  /** What the capture subject can do about it; empty if nothing. */
  public Optional<CaptureHint> hint() {
    return switch (this) {
      case NO_FACE -> Optional.of(CaptureHint.LOOK_AT_CAMERA);
      case SEVERAL_FACES -> Optional.of(CaptureHint.ONE_PERSON_ONLY);
      case FACE_TOO_SMALL -> Optional.of(CaptureHint.STEP_CLOSER);
      case TOO_DARK -> Optional.of(CaptureHint.MORE_LIGHT);
      case TOO_BRIGHT -> Optional.of(CaptureHint.LESS_LIGHT);
      case BLURRED -> Optional.of(CaptureHint.HOLD_STILL);
      case UNREADABLE_IMAGE, UNSUPPORTED_TYPE, IMAGE_TOO_LARGE, NOT_READY -> Optional.empty();
    };
  }
}
