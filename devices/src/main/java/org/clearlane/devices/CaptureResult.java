// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

/** What came of the capture of a fingerprint. */
public sealed interface CaptureResult {
  /**
   * The picture arrived whole.
   *
   * @param image personal data; to be {@linkplain FingerprintImage#wipe() wiped} after use
   */
  record Captured(FingerprintImage image) implements CaptureResult {}

  /** No finger was laid on in time. */
  record NoFinger() implements CaptureResult {}

  /** There is no picture. */
  record Failed(CaptureFailure reason) implements CaptureResult {}

  /** The caller ended it. */
  record Cancelled() implements CaptureResult {}
}
