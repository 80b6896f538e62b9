// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

/** Why an image gave no template (a failure to acquire, ISO/IEC 2382-37). */
public enum AcquisitionFailure {
  /** The bytes say JPEG or PNG but cannot be decoded: truncated, damaged or hostile. */
  UNREADABLE_IMAGE,
  /** Neither JPEG nor PNG, by content. */
  UNSUPPORTED_TYPE,
  /** More than 8 MiB, 40 megapixels or 12,000 pixels on a side. */
  IMAGE_TOO_LARGE,
  /** No face was found; also an image with a side under 32 pixels. */
  NO_FACE,
  /**
   * A second face of comparable size: its box has at least 40 % of the largest one's area (63 % of
   * its height). Smaller faces are bystanders and are ignored.
   */
  SEVERAL_FACES,
  /** The eyes are less than 18 pixels apart. */
  FACE_TOO_SMALL,
  /** The face is nearly black. */
  TOO_DARK,
  /** The face is nearly white. */
  TOO_BRIGHT,
  /** The face has no fine detail: out of focus or moved. */
  BLURRED,
  /** The models are not loaded; see {@link FaceMatcher#problem()}. */
  NOT_READY
}
