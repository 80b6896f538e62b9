// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.Authority;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Up when every authority's database has answered with a current schema. */
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {
  private @Inject Authorities authorities;

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("database");
    boolean all = true;
    for (Authority authority : authorities.all()) {
      boolean ready = authorities.ready(authority);
      response.withData(authority.code(), ready ? "ready" : "not ready");
      all &= ready;
    }
    return response.status(all).build();
  }
}
