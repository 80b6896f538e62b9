// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.journey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.Rounds;

/** Fills the galleries after a start, in the background, and tidies up every minute. */
@ApplicationScoped
class JourneyUpkeep {
  private @Inject JourneyRounds journeys;
  private @Inject Rounds rounds;

  void start(@Observes Authorities.Ready event) {
    rounds.every(Duration.ofMinutes(1), event.authority(), "journeys", journeys::round);
  }
}
