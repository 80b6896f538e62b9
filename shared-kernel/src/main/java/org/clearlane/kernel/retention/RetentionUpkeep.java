// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.retention;

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
import org.clearlane.kernel.Retention;

/** Has the rules of each authority applied every so often, the first time soon after the start. */
@ApplicationScoped
class RetentionUpkeep {
  private static final System.Logger LOG = System.getLogger(RetentionUpkeep.class.getName());

  private @Inject Retention retention;

  @Resource private ManagedScheduledExecutorService scheduler;

  void start(@Observes Authorities.Ready event) {
    var _ =
        scheduler.scheduleWithFixedDelay(
            () -> run(event.authority()),
            60,
            KernelRules.INTERVAL.get().toSeconds(),
            TimeUnit.SECONDS);
  }

  private void run(Authority authority) {
    try {
      AuthorityContext.run(authority, () -> retention.run("system"));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "retention of authority " + authority + " waits for the next run", e);
    }
  }
}
