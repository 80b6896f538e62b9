// SPDX-License-Identifier: Apache-2.0
package org.clearlane.watchlist.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.clearlane.kernel.RetentionJob;
import org.clearlane.kernel.RetentionJobs;
import org.clearlane.kernel.TimedRows;

/** Deletes entries that were removed long ago. */
@ApplicationScoped
public class WatchlistRetention implements RetentionJobs {
  private @Inject EntityManager entities;

  @Override
  public List<RetentionJob> jobs() {
    return List.of(
        TimedRows.deleting(
            WatchlistRules.REMOVED_ENTRIES,
            entities,
            "watchlist.entry",
            "removed_at",
            "removed_at is not null"));
  }
}
