// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.search;

import java.util.ArrayList;
import java.util.List;

/** Durations of the same thing, in nanoseconds. */
final class Series {
  private final List<Long> nanos = new ArrayList<>();

  void add(long duration) {
    nanos.add(duration);
  }

  void addAll(Series more) {
    nanos.addAll(more.nanos);
  }

  /** The duration that a share of all does not exceed: 0.5 for the median. */
  double quantile(double share) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
  }

  double median() {
    return quantile(0.5);
  }
}
