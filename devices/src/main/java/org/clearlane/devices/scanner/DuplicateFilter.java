// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.scanner;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Drops a code that a scanner repeats because it is still in view. Used by one thread. */
final class DuplicateFilter {
  private final long windowNanos;
  private @Nullable String last;
  private long lastAt;

  DuplicateFilter(Duration window) {
    this.windowNanos = window.toNanos();
  }

  /**
   * Whether the code is new; every copy makes the window begin again.
   *
   * @param now in {@link System#nanoTime()}
   */
  boolean isNew(String code, long now) {
    forget(now);
    boolean repeated = code.equals(last);
    last = code;
    lastAt = now;
    return !repeated;
  }

  /** Forgets the last code once its window has passed. */
  void forget(long now) {
    if (last != null && now - lastAt >= windowNanos) {
      last = null;
    }
  }
}
