// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.journey;

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

/** Fills the galleries after a start, in the background, and tidies up every minute. */
@ApplicationScoped
class JourneyUpkeep {
  private static final System.Logger LOG = System.getLogger(JourneyUpkeep.class.getName());

  private @Inject JourneyRounds rounds;

  @Resource private ManagedScheduledExecutorService scheduler;

  void start(@Observes Authorities.Ready event) {
    var _ =
        scheduler.scheduleWithFixedDelay(() -> round(event.authority()), 0, 1, TimeUnit.MINUTES);
  }

  private void round(Authority authority) {
    try {
      AuthorityContext.run(authority, rounds::round);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "journeys of authority " + authority + " wait for the next round", e);
    }
  }
}
