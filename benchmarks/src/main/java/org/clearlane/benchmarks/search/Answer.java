// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.search;

import java.util.Arrays;

/**
 * What an engine found.
 *
 * @param nanos how long it took, without what lies between this program and the engine
 * @param persons the numbers of the most alike, best first
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record Answer(long nanos, int[] persons) {

  /** The share of the right ones that it holds. */
  double recall(int... right) {
    return (double) Arrays.stream(right).filter(this::holds).count() / right.length;
  }

  private boolean holds(int person) {
    return Arrays.stream(persons).anyMatch(found -> found == person);
  }
}
