// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import org.clearlane.biometrics.attack.PadLimits;
import org.clearlane.biometrics.attack.VotingDetector;

/** Makes a {@link PresentationAttackDetector} outside a container, for tools and tests. */
public final class PresentationAttackDetectors {
  private PresentationAttackDetectors() {}

  /** With the limits that are the settings' defaults and nothing remembered yet. */
  public static PresentationAttackDetector create(PadPolicy policy) {
    return new VotingDetector(policy, PadLimits.defaults());
  }
}
