// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.credential;

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

/** Has each authority's spent codes deleted every hour. */
@ApplicationScoped
class CredentialUpkeep {
  private static final System.Logger LOG = System.getLogger(CredentialUpkeep.class.getName());

  private @Inject SpentCodes spent;

  @Resource private ManagedScheduledExecutorService scheduler;

  void start(@Observes Authorities.Ready event) {
    var _ =
        scheduler.scheduleWithFixedDelay(() -> purge(event.authority()), 1, 60, TimeUnit.MINUTES);
  }

  private void purge(Authority authority) {
    try {
      AuthorityContext.run(authority, () -> spent.purge(Instant.now()));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "spent codes of authority " + authority + " were not deleted", e);
    }
  }
}
