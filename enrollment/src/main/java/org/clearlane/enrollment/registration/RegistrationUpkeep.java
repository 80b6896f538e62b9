// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.registration;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;

/** Has what is left of old registrations destroyed every minute. */
@ApplicationScoped
class RegistrationUpkeep {
  private static final System.Logger LOG = System.getLogger(RegistrationUpkeep.class.getName());

  private @Inject StoredRegistrations registrations;

  @Resource private ManagedScheduledExecutorService scheduler;

  void start(@Observes Authorities.Ready event) {
    var _ =
        scheduler.scheduleWithFixedDelay(() -> purge(event.authority()), 1, 1, TimeUnit.MINUTES);
  }

  private void purge(Authority authority) {
    try {
      AuthorityContext.run(authority, () -> registrations.purge(Instant.now(), 1_000));
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING, "old registrations of authority " + authority + " were not destroyed", e);
    }
  }
}
