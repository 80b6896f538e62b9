// SPDX-License-Identifier: Apache-2.0
package org.clearlane.attacks;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a run came to.
 *
 * @param pictures that could be used
 */
record Results(Tally bonaFide, Map<Species, Tally> attacks, int pictures) {
  static Results empty(int pictures) {
    Map<Species, Tally> attacks = new EnumMap<>(Species.class);
    for (Species species : Species.values()) {
      attacks.put(species, new Tally());
    }
    return new Results(new Tally(), attacks, pictures);
  }

  Tally of(Species species) {
    return attacks.getOrDefault(species, bonaFide);
  }
}
