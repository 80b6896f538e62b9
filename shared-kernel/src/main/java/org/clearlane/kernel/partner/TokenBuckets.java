// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.partner;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.clearlane.kernel.Authority;

/**
 * A token bucket for each partner of each authority: so many requests at once, and so many a second
 * for long. Thread safe.
 */
final class TokenBuckets {
  private static final double NANOS = 1e9;

  private final double perSecond;
  private final int burst;
  private final LongSupplier clock;
  private final Map<Owner, Bucket> buckets = new ConcurrentHashMap<>();

  private record Owner(Authority authority, String code) {}

  /**
   * @param tokens what is left; below zero if the request was one too many
   */
  private record Bucket(double tokens, long atNanos) {}

  /**
   * @param clock nanoseconds from any origin
   */
  TokenBuckets(double perSecond, int burst, LongSupplier clock) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.clock = clock;
  }

  /** Takes one; if there is none, takes none and tells how long until there is. */
  Optional<Duration> take(Authority authority, String code) {
    long now = clock.getAsLong();
    Bucket left =
        buckets.compute(
            new Owner(authority, code), (_, old) -> new Bucket(filled(old, now) - 1, now));
    return left.tokens() >= 0
        ? Optional.empty()
        : Optional.of(Duration.ofNanos((long) Math.ceil(-left.tokens() / perSecond * NANOS)));
  }

  /** What a bucket holds now; a request that was refused gave back what it took. */
  private double filled(@org.jspecify.annotations.Nullable Bucket old, long now) {
    if (old == null) {
      return burst;
    }
    double kept = old.tokens() < 0 ? old.tokens() + 1 : old.tokens();
    return Math.min(burst, kept + (now - old.atNanos()) / NANOS * perSecond);
  }
}
