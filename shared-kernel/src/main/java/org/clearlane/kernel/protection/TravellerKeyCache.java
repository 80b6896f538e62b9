// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.protection;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.clearlane.kernel.TravellerId;

/** The keys used last, unwrapped. */
final class TravellerKeyCache {
  /** A lane touches a traveller a few times within seconds; a day's busiest hour fits. */
  static final int MOST_KEYS = 20_000;

  private final Map<TravellerId, TravellerKey> keys =
      new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TravellerId, TravellerKey> eldest) {
          return size() > MOST_KEYS;
        }
      };

  synchronized Optional<TravellerKey> find(TravellerId traveller) {
    return Optional.ofNullable(keys.get(traveller));
  }

  /** The key that is kept: the one given, unless another thread was faster. */
  synchronized TravellerKey keep(TravellerId traveller, TravellerKey key) {
    TravellerKey known = keys.putIfAbsent(traveller, key);
    return known == null ? key : known;
  }

  synchronized void destroy(TravellerId traveller) {
    TravellerKey key = keys.remove(traveller);
    if (key != null) {
      key.destroy();
    }
  }

  synchronized int size() {
    return keys.size();
  }
}
