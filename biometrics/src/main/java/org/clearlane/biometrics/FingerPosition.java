// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.util.stream.Stream;

/**
 * Which finger, in the order and with the codes of ISO/IEC 19794-2 (table of finger positions) and
 * ANSI INCITS 378: 0 unknown, 1 to 5 right thumb to little finger, 6 to 10 left.
 */
public enum FingerPosition {
  UNKNOWN(0),
  RIGHT_THUMB(1),
  RIGHT_INDEX(2),
  RIGHT_MIDDLE(3),
  RIGHT_RING(4),
  RIGHT_LITTLE(5),
  LEFT_THUMB(6),
  LEFT_INDEX(7),
  LEFT_MIDDLE(8),
  LEFT_RING(9),
  LEFT_LITTLE(10);

  private final int code;

  FingerPosition(int code) {
    this.code = code;
  }

  /** The standard's code, 0 to 10. */
  public int code() {
    return code;
  }

  /**
   * The position of a code.
   *
   * @throws IllegalArgumentException if the code names no single finger (0 to 10)
   */
  public static FingerPosition ofCode(int code) {
    return Stream.of(values())
        .filter(position -> position.code == code)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a finger has a code from 0 to 10"));
  }

  /** Whether two positions may be the same finger: equal, or either unknown. */
  public boolean mayBe(FingerPosition other) {
    return this == other || this == UNKNOWN || other == UNKNOWN;
  }
}
