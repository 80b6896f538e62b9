// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

/** The outcome of {@link FingerprintMatcher#acquire}. */
public sealed interface FingerprintAcquisition {

  /** A fingerprint was found and is good enough to be compared. */
  record Acquired(FingerprintTemplate template, FingerprintQuality quality)
      implements FingerprintAcquisition {}

  /** There is no template, and why. */
  record NotAcquired(FingerprintFailure failure) implements FingerprintAcquisition {}
}
