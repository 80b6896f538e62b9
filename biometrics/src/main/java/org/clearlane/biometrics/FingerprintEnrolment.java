// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

/** The outcome of {@link FingerprintMatcher#enrol}. */
public sealed interface FingerprintEnrolment {

  /** The best capture of each finger was taken. */
  record Enrolled(FingerprintReference reference) implements FingerprintEnrolment {}

  /**
   * No two captures of a finger match each other at a false match rate of 1e-3: they are of
   * different fingers, or too poor. Capture it again.
   */
  record CapturesDisagree(FingerPosition position) implements FingerprintEnrolment {}

  /** Two positions were captured from the same finger: their templates match at 1e-4. */
  record SameFinger() implements FingerprintEnrolment {}
}
