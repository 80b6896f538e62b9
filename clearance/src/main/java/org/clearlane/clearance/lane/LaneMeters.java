// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.lane;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.clearlane.clearance.PassageState;
import org.clearlane.kernel.AuthorityContext;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts passages and times decisions. An interception counts as the referral it looks like. */
@ApplicationScoped
class LaneMeters {
  private static final Metadata PASSAGES =
      Metadata.builder()
          .withName("clearlane_passages")
          .withDescription("Passages that ended, by outcome")
          .build();
  private static final Metadata DECISION =
      Metadata.builder()
          .withName("clearlane_decision_time")
          .withDescription("Time from the last frame received to the gate command")
          .build();

  private @Inject MetricRegistry registry;

  void ended(PassageState state) {
    String outcome =
        switch (state) {
          case COMPLETED -> "completed";
          case REFERRED, INTERCEPTED -> "referred";
          default -> "abandoned";
        };
    registry.counter(PASSAGES, authority(), new Tag("outcome", outcome)).inc();
  }

  void decided(Duration time) {
    registry.timer(DECISION, authority()).update(time);
  }

  private static Tag authority() {
    return new Tag("authority", AuthorityContext.current().code());
  }
}
