// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/** Tells how the demonstration gets on. Thread safe. */
final class Screen {
  private static final long LOG_INTERVAL = TimeUnit.SECONDS.toNanos(5);

  private final PrintStream out;
  private final boolean terminal;
  private long lastLine = System.nanoTime() - LOG_INTERVAL;

  /**
   * @param terminal whether a line may replace itself
   */
  Screen(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** A line that replaces itself on a terminal, and appears every few seconds in a log. */
  synchronized void live(String text) {
    if (terminal) {
      out.print("\r\u001b[K" + text);
      out.flush();
    } else if (System.nanoTime() - lastLine >= LOG_INTERVAL) {
      lastLine = System.nanoTime();
      out.println(text);
    }
  }

  /** A line that stays. */
  synchronized void tell(String text) {
    out.println((terminal ? "\r\u001b[K" : "") + text);
  }
}
