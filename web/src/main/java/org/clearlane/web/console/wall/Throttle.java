// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.wall;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Lets signals through at most once per interval and key, and never loses the last one: a signal
 * that comes too early is sent when the interval has passed, however many came meanwhile. Thread
 * safe; {@link #signal} does not block.
 */
final class Throttle<K> {
  /** Runs a task after a delay. */
  @FunctionalInterface
  interface Delay {
    void run(Runnable task, Duration after);
  }

  private final Duration interval;
  private final InstantSource clock;
  private final Delay delay;
  private final Consumer<K> send;
  private final Map<K, Instant> nextAllowed = new ConcurrentHashMap<>();
  private final Map<K, Boolean> pending = new ConcurrentHashMap<>();

  Throttle(Duration interval, InstantSource clock, Delay delay, Consumer<K> send) {
    this.interval = interval;
    this.clock = clock;
    this.delay = delay;
    this.send = send;
  }

  void signal(K key) {
    if (pending.putIfAbsent(key, true) != null) {
      return; // the one that waits will be sent after this signal's change is visible
    }
    Instant now = clock.instant();
    Duration wait = Duration.between(now, nextAllowed.getOrDefault(key, now));
    delay.run(() -> fire(key), wait.isNegative() ? Duration.ZERO : wait);
  }

  private void fire(K key) {
    nextAllowed.put(key, clock.instant().plus(interval));
    pending.remove(key); // before sending: a change from now on needs a signal of its own
    send.accept(key);
  }
}
