// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.hostile;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A file to be put through a door.
 *
 * @param number that makes the same file again, with the same seed
 */
@SuppressWarnings("ArrayRecordComponent") // used once
record HostileFile(long number, Hostility kind, byte[] bytes) {

  static HostileFile of(BaseFiles base, long seed, long number) {
    RandomGenerator random = new SplittableRandom(seed * 1_000_003 + number);
    Hostility kind = Hostility.any(random);
    return new HostileFile(number, kind, kind.forge(base, random));
  }
}
