// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.clearlane.kernel.Authorities;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Up once the configuration was accepted and the authorities are known. */
@Startup
@ApplicationScoped
public class Started implements HealthCheck {
  private @Inject Authorities authorities;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("started").status(!authorities.all().isEmpty()).build();
  }
}
