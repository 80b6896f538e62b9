// SPDX-License-Identifier: Apache-2.0
package org.clearlane.watchlist.retention;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.clearlane.kernel.ProcessingActivity;
import org.clearlane.kernel.ProcessingCatalogue;
import org.clearlane.kernel.RetentionRule;
import org.clearlane.kernel.RetentionRule.Basis;
import org.clearlane.kernel.Setting;
import org.clearlane.kernel.SettingsCatalogue;

/** What the watchlist keeps, and for how long. */
public final class WatchlistRules implements ProcessingCatalogue, SettingsCatalogue {
  private static final Setting<Duration> REMOVED =
      Setting.duration(
          "clearlane.retention.watchlist",
          "P90D",
          Duration.ofDays(1),
          Duration.ofDays(36_500),
          "How long an entry of the watchlist is kept after its removal.");

  /** From the removal. */
  public static final RetentionRule REMOVED_ENTRIES =
      RetentionRule.deleted("removed-entries", REMOVED, Basis.BORDER_LAW);

  @Override
  public List<ProcessingActivity> activities() {
    return List.of(
        new ProcessingActivity(
            "watchlist",
            Set.of("watchlist.entry"),
            List.of(REMOVED_ENTRIES),
            List.of("watchlist-officer"),
            false));
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(REMOVED);
  }
}
