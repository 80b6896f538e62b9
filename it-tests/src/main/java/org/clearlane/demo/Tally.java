// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** What the walkers saw: attempts, clearances, decision times. Thread safe. */
final class Tally {
  final AtomicLong genuineAttempts = new AtomicLong();
  final AtomicLong genuineCleared = new AtomicLong();
  final AtomicLong impostorAttempts = new AtomicLong();
  final AtomicLong impostorCleared = new AtomicLong();
  final AtomicLong turnedBack = new AtomicLong();
  private int[] decisions = new int[0];

  long attempts() {
    return genuineAttempts.get() + impostorAttempts.get();
  }

  long cleared() {
    return genuineCleared.get() + impostorCleared.get();
  }

  synchronized void decided(int millis) {
    decisions = IntStream.concat(Arrays.stream(decisions), IntStream.of(millis)).toArray();
  }

  /** Nearest-rank percentile; 0 without a decision. */
  synchronized int percentile(double share) {
    if (decisions.length == 0) {
      return 0;
    }
    int[] sorted = decisions.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  JsonObject json(long recorded, boolean balanced) {
    return Json.createObjectBuilder()
        .add("genuine", counts(genuineAttempts, genuineCleared))
        .add("impostor", counts(impostorAttempts, impostorCleared))
        .add(
            "decisionMillis",
            Json.createObjectBuilder()
                .add("p50", percentile(0.5))
                .add("p95", percentile(0.95))
                .add("p99", percentile(0.99)))
        .add("recorded", recorded)
        .add("balanced", balanced)
        .build();
  }

  private static JsonObject counts(AtomicLong attempts, AtomicLong cleared) {
    return Json.createObjectBuilder()
        .add("attempts", attempts.get())
        .add("cleared", cleared.get())
        .build();
  }
}
