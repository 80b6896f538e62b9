// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.population;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.Rounds;

/**
 * * Has the galleries follow what other servers change every second, and memberships follow the
 * calendar every minute.
 */
@ApplicationScoped
class PopulationUpkeep {
  private @Inject PopulationGalleries galleries;
  private @Inject MembershipDates dates;
  private @Inject Rounds rounds;

  void start(@Observes Authorities.Ready event) {
    Authority authority = event.authority();
    rounds.every(Duration.ofSeconds(1), authority, "populations' faces", galleries::catchUp);
    rounds.every(Duration.ofMinutes(1), authority, "memberships", dates::follow);
  }
}
