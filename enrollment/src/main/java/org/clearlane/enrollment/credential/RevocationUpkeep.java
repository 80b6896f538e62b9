// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.credential;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.Rounds;

/** Has this server follow, every second, what other servers revoke. */
@ApplicationScoped
class RevocationUpkeep {
  private @Inject IssuedCredentials credentials;
  private @Inject Rounds rounds;

  void start(@Observes Authorities.Ready event) {
    rounds.every(
        Duration.ofSeconds(1), event.authority(), "revocations", credentials::followRevocations);
  }
}
