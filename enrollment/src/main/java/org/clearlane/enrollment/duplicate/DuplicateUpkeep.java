// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.Rounds;

/** Has the gallery of all enrolled faces follow every second. */
@ApplicationScoped
class DuplicateUpkeep {
  private @Inject EnrolledFaces faces;
  private @Inject Rounds rounds;

  void start(@Observes Authorities.Ready event) {
    rounds.every(Duration.ofSeconds(1), event.authority(), "enrolled faces", faces::catchUp);
  }
}
