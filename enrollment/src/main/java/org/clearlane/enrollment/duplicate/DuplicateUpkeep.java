// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.duplicate;

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

/** Has the gallery of all enrolled faces follow every second, and its log be cut every hour. */
@ApplicationScoped
class DuplicateUpkeep {
  private static final System.Logger LOG = System.getLogger(DuplicateUpkeep.class.getName());

  private @Inject EnrolledFaces faces;

  @Resource private ManagedScheduledExecutorService scheduler;

  void start(@Observes Authorities.Ready event) {
    every(1, event.authority(), faces::catchUp);
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
      LOG.log(Level.WARNING, "the faces of authority " + authority + " were not followed", e);
    }
  }
}
