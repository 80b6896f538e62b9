// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.credential;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.clearlane.kernel.AuthorityContext;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Counts activation codes that were refused. A code has 80 random bits, so guessing is hopeless;
 * the count shows that somebody tries, where an audit entry for each would let a stranger fill the
 * audit trail.
 */
@ApplicationScoped
class CredentialMeters {
  private static final Metadata REFUSED =
      Metadata.builder()
          .withName("clearlane_activation_codes_refused")
          .withDescription("Activation codes that were unknown, used or expired")
          .build();

  private @Inject MetricRegistry registry;

  void codeRefused() {
    registry.counter(REFUSED, new Tag("authority", AuthorityContext.current().code())).inc();
  }
}
