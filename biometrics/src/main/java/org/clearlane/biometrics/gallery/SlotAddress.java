// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

/**
 * In which chunk a slot lies. The first chunk is small, so that a thousand flights cost little;
 * each further one doubles the gallery until chunks have {@value #LARGEST} rows.
 */
final class SlotAddress {
  /** Of 512 values: 32 KiB of codes. */
  static final int SMALLEST = 64;

  /** Of 512 values: 32 MiB of codes. */
  static final int LARGEST = 65_536;

  private static final int SMALLEST_BITS = 6;
  private static final int LARGEST_BITS = 16;

  private SlotAddress() {}

  static int chunk(int slot) {
    return slot < LARGEST
        ? Integer.SIZE - Integer.numberOfLeadingZeros(slot >>> SMALLEST_BITS)
        : LARGEST_BITS - SMALLEST_BITS + (slot >>> LARGEST_BITS);
  }

  /** The first slot of a chunk. */
  static int first(int chunk) {
    int doublings = LARGEST_BITS - SMALLEST_BITS;
    if (chunk == 0) {
      return 0;
    }
    return chunk <= doublings ? SMALLEST << (chunk - 1) : (chunk - doublings) << LARGEST_BITS;
  }

  /** The number of rows of a chunk. */
  static int capacity(int chunk) {
    return chunk == 0 ? SMALLEST : Math.min(first(chunk), LARGEST);
  }
}
