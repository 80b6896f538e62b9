// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Down when threads wait for each other for ever: only a restart helps then. */
@Liveness
@ApplicationScoped
public class NoDeadlock implements HealthCheck {
  @Override
  public HealthCheckResponse call() {
    boolean deadlocked = ManagementFactory.getThreadMXBean().findDeadlockedThreads() != null;
    return HealthCheckResponse.named("no deadlock").status(!deadlocked).build();
  }
}
