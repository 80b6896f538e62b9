// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.processing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.clearlane.kernel.Retention.Applied;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts to how many rows each retention rule was applied, since the server's start. */
@ApplicationScoped
class RetentionMeters {
  private static final Metadata ROWS =
      Metadata.builder()
          .withName("clearlane_retention_rows")
          .withDescription("Rows that a retention rule deleted or had forget whom they tell of")
          .build();

  private @Inject MetricRegistry registry;

  void applied(@Observes(during = TransactionPhase.AFTER_SUCCESS) Applied event) {
    registry
        .counter(
            ROWS, new Tag("authority", event.authority().code()), new Tag("kind", event.kind()))
        .inc(event.rows());
  }
}
