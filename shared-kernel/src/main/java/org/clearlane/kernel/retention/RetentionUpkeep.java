// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.Retention;
import org.clearlane.kernel.Rounds;

/** Has the rules of each authority applied every so often, the first time soon after the start. */
@ApplicationScoped
class RetentionUpkeep {
  private @Inject Retention retention;
  private @Inject Rounds rounds;

  void start(@Observes Authorities.Ready event) {
    rounds.every(
        KernelRules.INTERVAL.get(),
        Duration.ofMinutes(1),
        event.authority(),
        "retention rules",
        () -> retention.run("system"));
  }
}
