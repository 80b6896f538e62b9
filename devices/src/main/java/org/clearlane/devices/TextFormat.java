// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.time.Duration;
import java.util.Optional;

/**
 * What a scanner puts around each code.
 *
 * @param terminator what ends a code
 * @param prefix what precedes each code, one character a byte, at most 16; it is stripped, and a
 *     code without it is dropped
 * @param suffix what follows each code before the terminator, likewise
 * @param idleGap a code without terminator ends when so long no byte has come, 20 ms to 5 s; empty
 *     if such a code is dropped
 */
public record TextFormat(
    Terminator terminator, String prefix, String suffix, Optional<Duration> idleGap) {
  /** The factory setting of most serial scanners. */
  public static final TextFormat USUAL = new TextFormat(Terminator.ANY, "", "", Optional.empty());

  private static final int LONGEST = 16;
  private static final Duration SHORTEST_GAP = Duration.ofMillis(20);
  private static final Duration LONGEST_GAP = Duration.ofSeconds(5);

  /** What ends a code. */
  public enum Terminator {
    /** CR, LF or both. */
    ANY,
    CR,
    LF,
    CRLF,
    ETX,
    TAB
  }

  /**
   * @throws IllegalArgumentException if prefix or suffix are too long or no bytes, or the gap is
   *     out of range
   */
  public TextFormat {
    requireBytes(prefix);
    requireBytes(suffix);
    if (idleGap.filter(gap -> !within(gap)).isPresent()) {
      throw new IllegalArgumentException("the idle gap must be 20 ms to 5 s");
    }
  }

  private static boolean within(Duration gap) {
    return gap.compareTo(SHORTEST_GAP) >= 0 && gap.compareTo(LONGEST_GAP) <= 0;
  }

  private static void requireBytes(String bytes) {
    if (bytes.length() > LONGEST || bytes.chars().anyMatch(c -> c > 0xFF)) {
      throw new IllegalArgumentException("prefix and suffix have at most 16 bytes");
    }
  }
}
