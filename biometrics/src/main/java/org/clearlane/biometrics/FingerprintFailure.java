// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

/** Why a picture gave no fingerprint template (a failure to acquire, ISO/IEC 2382-37). */
public enum FingerprintFailure {
  /** The bytes cannot be decoded: truncated, damaged, hostile or of a rare kind. */
  UNREADABLE_IMAGE,
  /** Neither PNG, JPEG nor WSQ, by content. */
  UNSUPPORTED_TYPE,
  /**
   * More bytes or pixels than are decoded (8 MiB; WSQ 4 megapixels), or more than 50 mm on a side:
   * not one finger.
   */
  IMAGE_TOO_LARGE,
  /** Less than 8 mm on a side. */
  IMAGE_TOO_SMALL,
  /** Nothing but dark: a covered, unlit or defective sensor. */
  TOO_DARK,
  /** No ridges, or too few: no finger on the sensor, a light touch, or one that leaves no print. */
  BLANK,
  /** Something is there, but no lines that run side by side at the distance of ridges. */
  NO_RIDGES,
  /** Fewer than {@value FingerprintTemplate#LEAST_MINUTIAE} minutiae; ask for a firmer touch. */
  TOO_FEW_MINUTIAE
}
