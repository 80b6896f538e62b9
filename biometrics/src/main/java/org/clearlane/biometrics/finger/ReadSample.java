// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.finger;

import org.clearlane.biometrics.FingerprintFailure;

/** The outcome of reading a sample. */
sealed interface ReadSample {

  /** The pixels. */
  record Pixels(GreyImage image) implements ReadSample {}

  /** No pixels, and why. */
  record Refused(FingerprintFailure failure) implements ReadSample {}
}
