// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.population;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;

/**
 * Has the galleries follow what other servers change every second, and memberships follow the
 * calendar every minute.
 */
@ApplicationScoped
class PopulationUpkeep {
  private static final System.Logger LOG = System.getLogger(PopulationUpkeep.class.getName());

  private @Inject PopulationGalleries galleries;
  private @Inject MembershipDates dates;

  @Resource private ManagedScheduledExecutorService scheduler;

  void start(@Observes Authorities.Ready event) {
    every(1, event.authority(), galleries::catchUp);
    every(60, event.authority(), dates::follow);
  }

  private void every(int seconds, Authority authority, Runnable work) {
    var _ =
        scheduler.scheduleWithFixedDelay(
            () -> inContext(authority, work), 0, seconds, TimeUnit.SECONDS);
  }

  private static void inContext(Authority authority, Runnable work) {
    try {
      AuthorityContext.run(authority, work);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "populations of authority " + authority + " were not kept", e);
    }
  }
}
