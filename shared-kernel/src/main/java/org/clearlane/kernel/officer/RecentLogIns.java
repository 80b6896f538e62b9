// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.officer;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.clearlane.kernel.Accounts.LogIn;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.KernelException;
import org.clearlane.kernel.Role;

/**
 * Remembers right passwords for a short time, as keyed hashes under a key of this process: a lane
 * controller logs in with every request, and the slow hash is for guessers. Also counts wrong ones.
 */
@ApplicationScoped
class RecentLogIns {
  private static final Duration REMEMBERED = Duration.ofMinutes(5);
  private static final Duration LOCKED = Duration.ofSeconds(30);
  private static final int WRONG_BEFORE_LOCK = 5;

  /** More names than any port has; beyond it everything is forgotten rather than kept. */
  private static final int MOST = 50_000;

  private final LongSupplier clock;
  private final byte[] key = new byte[32];
  private final Map<Login, Accepted> accepted = new ConcurrentHashMap<>();
  private final Map<Login, Wrong> wrong = new ConcurrentHashMap<>();

  private record Login(Authority authority, String name) {}

  @SuppressWarnings("ArrayRecordComponent")
  private record Accepted(byte[] hash, Set<Role> roles, long atNanos) {}

  private record Wrong(int times, long lastNanos) {
    boolean recent(long now) {
      return now - lastNanos < LOCKED.toNanos();
    }
  }

  RecentLogIns() {
    this(System::nanoTime);
  }

  /**
   * @param clock nanoseconds from any origin
   */
  RecentLogIns(LongSupplier clock) {
    this.clock = clock;
    new SecureRandom().nextBytes(key);
  }

  LogIn check(
      Authority authority, String name, String password, Supplier<Optional<Set<Role>>> verify) {
    Login login = new Login(authority, name);
    long now = clock.getAsLong();
    byte[] hash = hash(password);
    // Before the lock: who guesses at a lane controller's name must not stop the lane.
    Accepted known = accepted.get(login);
    if (known != null
        && now - known.atNanos() < REMEMBERED.toNanos()
        && MessageDigest.isEqual(known.hash(), hash)) {
      return new LogIn.Accepted(known.roles());
    }
    Wrong failures = wrong.get(login);
    if (failures != null && failures.recent(now) && failures.times() >= WRONG_BEFORE_LOCK) {
      return new LogIn.Locked();
    }
    Optional<Set<Role>> roles = verify.get();
    if (roles.isEmpty()) {
      forgetIfFull(wrong);
      wrong.merge(
          login,
          new Wrong(1, now),
          (old, one) -> old.recent(now) ? new Wrong(old.times() + 1, now) : one);
      return new LogIn.Refused();
    }
    wrong.remove(login);
    forgetIfFull(accepted);
    accepted.put(login, new Accepted(hash, roles.get(), now));
    return new LogIn.Accepted(roles.get());
  }

  private static void forgetIfFull(Map<Login, ?> remembered) {
    if (remembered.size() >= MOST) {
      remembered.clear();
    }
  }

  void forget(Authority authority, String name) {
    accepted.remove(new Login(authority, name));
  }

  private byte[] hash(String password) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new KernelException("HMAC-SHA-256 is not available", e);
    }
  }
}
