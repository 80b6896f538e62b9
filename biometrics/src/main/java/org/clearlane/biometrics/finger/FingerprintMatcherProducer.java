// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.finger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import org.clearlane.biometrics.FingerprintMatcher;
import org.clearlane.biometrics.FingerprintPolicy;
import org.clearlane.biometrics.FingerprintPolicy.FingerRule;
import org.clearlane.biometrics.face.BiometricsSettings;

/** Warms the fingerprint matcher up when the application starts and offers it as a bean. */
@ApplicationScoped
class FingerprintMatcherProducer {
  private final SourceAfisMatcher matcher = new SourceAfisMatcher();

  void warmUpAtStart(@Observes Startup event) {
    if (BiometricsSettings.WARM_UP.get()) {
      matcher.warmUp();
    }
  }

  @Produces
  @ApplicationScoped
  FingerprintMatcher fingerprintMatcher() {
    return matcher;
  }

  /** The configured policy. */
  @Produces
  @Dependent
  FingerprintPolicy fingerprintPolicy() {
    FingerRule rule = FingerprintSettings.BOTH.get() ? FingerRule.BOTH : FingerRule.AT_LEAST_ONE;
    return new FingerprintPolicy(rule, FingerprintSettings.FMR.get());
  }
}
