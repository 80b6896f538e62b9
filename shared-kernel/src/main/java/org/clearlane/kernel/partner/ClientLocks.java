// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.partner;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.clearlane.kernel.Authority;

/**
 * Stops guessing: after five wrong secrets in a row a client is locked for half a minute, but for
 * whoever has the secret that was right last, so that a guesser stops nobody.
 */
final class ClientLocks {
  private static final Duration LOCKED = Duration.ofSeconds(30);
  private static final int WRONG_BEFORE_LOCK = 5;

  /** More names than any authority has partners; beyond it everything is forgotten. */
  private static final int MOST = 10_000;

  private final LongSupplier clock;
  private final Map<Client, Wrong> wrong = new ConcurrentHashMap<>();
  private final Map<Client, byte[]> lastRight = new ConcurrentHashMap<>();

  private record Client(Authority authority, String code) {}

  private record Wrong(int times, long lastNanos) {
    boolean recent(long now) {
      return now - lastNanos < LOCKED.toNanos();
    }
  }

  /**
   * @param clock nanoseconds from any origin
   */
  ClientLocks(LongSupplier clock) {
    this.clock = clock;
  }

  boolean locked(Authority authority, String code, byte[] hash) {
    Client client = new Client(authority, code);
    if (MessageDigest.isEqual(lastRight.get(client), hash)) {
      return false;
    }
    Wrong failures = wrong.get(client);
    return failures != null
        && failures.times() >= WRONG_BEFORE_LOCK
        && failures.recent(clock.getAsLong());
  }

  void wrong(Authority authority, String code) {
    if (wrong.size() >= MOST) {
      wrong.clear();
    }
    long now = clock.getAsLong();
    wrong.merge(
        new Client(authority, code),
        new Wrong(1, now),
        (old, one) -> old.recent(now) ? new Wrong(old.times() + 1, now) : one);
  }

  void right(Authority authority, String code, byte[] hash) {
    Client client = new Client(authority, code);
    wrong.remove(client);
    lastRight.put(client, hash.clone());
  }
}
