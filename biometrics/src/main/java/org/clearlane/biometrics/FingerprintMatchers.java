// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import org.clearlane.biometrics.finger.SourceAfisMatcher;

/** Makes a {@link FingerprintMatcher} outside a container, for command-line tools and tests. */
public final class FingerprintMatchers {
  private FingerprintMatchers() {}

  /** A matcher that is ready at once; its first acquisition takes a second longer. */
  public static FingerprintMatcher create() {
    return new SourceAfisMatcher();
  }
}
