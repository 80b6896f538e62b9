// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.lane;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.clearlane.clearance.PassageId;

/** A lane's wish for one live face: bound to a passage by a nonce and satisfied once. */
final class Capture {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final PassageId passage;
  private final String nonce;
  private final AtomicBoolean satisfied = new AtomicBoolean();
  private final AtomicInteger unusable = new AtomicInteger();

  Capture(PassageId passage) {
    byte[] random = new byte[16];
    RANDOM.nextBytes(random);
    this.passage = passage;
    this.nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  String nonce() {
    return nonce;
  }

  boolean asks(PassageId asked, String withNonce) {
    return !satisfied.get() && passage.equals(asked) && nonce.equals(withNonce);
  }

  /** Whether the caller is the one whose frame counts. */
  boolean satisfy() {
    return satisfied.compareAndSet(false, true);
  }

  int countUnusable() {
    return unusable.incrementAndGet();
  }
}
