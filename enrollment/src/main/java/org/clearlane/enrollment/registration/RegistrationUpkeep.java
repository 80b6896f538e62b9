// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.Rounds;

/** Has what is left of old registrations destroyed every minute. */
@ApplicationScoped
class RegistrationUpkeep {
  private @Inject StoredRegistrations registrations;
  private @Inject Rounds rounds;

  void start(@Observes Authorities.Ready event) {
    rounds.every(
        Duration.ofMinutes(1),
        event.authority(),
        "old registrations",
        () -> registrations.purge(Instant.now(), 1_000));
  }
}
