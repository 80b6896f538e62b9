// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What the walkers saw: attempts, clearances, decision times. Thread safe. */
final class Tally {
  final AtomicLong genuineAttempts = new AtomicLong();
  final AtomicLong genuineCleared = new AtomicLong();
  final AtomicLong impostorAttempts = new AtomicLong();
  final AtomicLong impostorCleared = new AtomicLong();

  /** Let through, and yet on the same side: turned back, or too late for the gate. */
  final AtomicLong notCrossed = new AtomicLong();

  private int[] decisions = new int[256];
  private int decided;

  long attempts() {
    return genuineAttempts.get() + impostorAttempts.get();
  }

  long cleared() {
    return genuineCleared.get() + impostorCleared.get();
  }

  synchronized void decided(int millis) {
    if (decided == decisions.length) {
      decisions = Arrays.copyOf(decisions, 2 * decided);
    }
    decisions[decided++] = millis;
  }

  /** Nearest-rank percentile; 0 without a decision. */
  synchronized int percentile(double share) {
    if (decided == 0) {
      return 0;
    }
    int[] sorted = Arrays.copyOf(decisions, decided);
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  /** How far it is, while it goes on. */
  String progress(Optional<Long> most) {
    return "Attempts "
        + attempts()
        + most.map(number -> " of " + number).orElse("")
        + "   let through "
        + cleared()
        + "   decision p50 "
        + percentile(0.5)
        + " ms, p95 "
        + percentile(0.95)
        + " ms";
  }

  /** What it came to. */
  String summary(long recorded, boolean balanced) {
    return String.format(
        Locale.ROOT,
        "Genuine %d of %d let through, impostors %d of %d; decision p50 %d, p95 %d, p99 %d ms;"
            + " %d recorded; books %s",
        genuineCleared.get(),
        genuineAttempts.get(),
        impostorCleared.get(),
        impostorAttempts.get(),
        percentile(0.5),
        percentile(0.95),
        percentile(0.99),
        recorded,
        balanced ? "balance" : "DO NOT balance");
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
