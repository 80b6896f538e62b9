// SPDX-License-Identifier: Apache-2.0
package org.clearlane.watchlist.entry;

import jakarta.enterprise.context.ApplicationScoped;
import org.clearlane.kernel.ModuleSchema;

@ApplicationScoped
class WatchlistSchema implements ModuleSchema {
  @Override
  public String name() {
    return "watchlist";
  }

  @Override
  public int order() {
    return 10;
  }
}
