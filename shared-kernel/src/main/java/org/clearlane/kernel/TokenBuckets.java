// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A token bucket for each caller: so many requests at once, and so many a second for long. Callers
 * whose bucket is full again are forgotten once there are many. Thread safe.
 *
 * @param <K> what tells callers apart
 */
public final class TokenBuckets<K> {
  private static final double NANOS = 1e9;
  private static final int MANY = 100_000;

  private final double perSecond;
  private final int burst;
  private final LongSupplier clock;
  private final Map<K, Bucket> buckets = new ConcurrentHashMap<>();

  /**
   * @param tokens what is left; below zero if the request was one too many
   */
  private record Bucket(double tokens, long atNanos) {}

  /**
   * @param perSecond above 0
   * @param burst at least 1
   * @param clock nanoseconds from any origin
   */
  public TokenBuckets(double perSecond, int burst, LongSupplier clock) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.clock = clock;
  }

  /** Takes one; if there is none, takes none and tells how long until there is. */
  public Optional<Duration> take(K caller) {
    long now = clock.getAsLong();
    if (buckets.size() >= MANY) {
      buckets.values().removeIf(bucket -> filled(bucket, now) >= burst);
    }
    Bucket left = buckets.compute(caller, (_, old) -> new Bucket(filled(old, now) - 1, now));
    return left.tokens() >= 0
        ? Optional.empty()
        : Optional.of(Duration.ofNanos((long) Math.ceil(-left.tokens() / perSecond * NANOS)));
  }

  /** How many callers are remembered. */
  int callers() {
    return buckets.size();
  }

  /** What a bucket holds now; a request that was refused gave back what it took. */
  private double filled(@Nullable Bucket old, long now) {
    if (old == null) {
      return burst;
    }
    double kept = old.tokens() < 0 ? old.tokens() + 1 : old.tokens();
    return Math.min(burst, kept + (now - old.atNanos()) / NANOS * perSecond);
  }
}
