// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.attack;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.clearlane.biometrics.PresentationAttackDetector;

/** Offers the configured detector as a bean. */
@ApplicationScoped
class PresentationAttackDetectorProducer {

  @Produces
  @ApplicationScoped
  PresentationAttackDetector detector() {
    return new AuthorityDetectors(PadSettings.POLICY.get(), PadLimits.configured());
  }
}
