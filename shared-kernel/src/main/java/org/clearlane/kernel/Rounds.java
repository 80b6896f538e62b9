// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Does work of an authority again and again, until the server stops. */
@ApplicationScoped
public class Rounds {
  private static final System.Logger LOG = System.getLogger(Rounds.class.getName());

  @Resource private ManagedScheduledExecutorService scheduler;

  /**
   * Runs the work at once and then after each pause, in the authority's context. A round that fails
   * is logged and followed by the next one all the same.
   *
   * @param what the work, for the log
   */
  public void every(Duration pause, Authority authority, String what, Runnable work) {
    every(pause, Duration.ZERO, authority, what, work);
  }

  /** The same, the first time later. */
  public void every(
      Duration pause, Duration first, Authority authority, String what, Runnable work) {
    var _ =
        scheduler.scheduleWithFixedDelay(
            () -> round(authority, what, work),
            first.toMillis(),
            pause.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private static void round(Authority authority, String what, Runnable work) {
    try {
      AuthorityContext.run(authority, work);
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING, "authority " + authority + ": " + what + " wait for the next round", e);
    }
  }
}
