// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import org.clearlane.biometrics.attack.PadLimits;
import org.clearlane.biometrics.attack.VotingDetector;

/** Makes a {@link PresentationAttackDetector} outside a container, for tools and tests. */
public final class PresentationAttackDetectors {
  /** The default of {@code clearlane.biometrics.pad.liveness.least}. */
  public static final double LEAST_LIVENESS = PadLimits.defaults().liveness();

  /** The default of {@code clearlane.biometrics.pad.parallax.least}. */
  public static final double LEAST_PARALLAX = PadLimits.defaults().parallax();

  private PresentationAttackDetectors() {}

  /** With the limits that are the settings' defaults and nothing remembered yet. */
  public static PresentationAttackDetector create(PadPolicy policy) {
    return new VotingDetector(policy, PadLimits.defaults());
  }

  /**
   * With nothing remembered yet, and with these limits instead of the settings' defaults.
   *
   * @param leastLiveness as {@code clearlane.biometrics.pad.liveness.least}, 0 to 1
   * @param leastParallax as {@code clearlane.biometrics.pad.parallax.least}, 0 to 1
   * @throws IllegalArgumentException if either is out of range
   */
  public static PresentationAttackDetector create(
      PadPolicy policy, double leastLiveness, double leastParallax) {
    return new VotingDetector(
        policy, new PadLimits(leastLiveness, leastParallax, PadLimits.defaults().memory()));
  }
}
