// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.clearlane.biometrics.BiometricsException;

/** Memory outside the heap. */
final class OffHeap {
  /** A cache line, and the widest vector. */
  private static final long ALIGNMENT = 64;

  private OffHeap() {}

  /**
   * Zeroed memory; where there is none left, the arena is closed.
   *
   * @throws BiometricsException if there is none left
   */
  static MemorySegment allocate(Arena arena, long bytes) {
    try {
      return bytes >= LinuxMemory.HUGE_PAGE && LinuxMemory.IS_HERE
          ? LinuxMemory.map(arena, bytes)
          : arena.allocate(bytes, ALIGNMENT);
    } catch (OutOfMemoryError e) {
      arena.close();
      throw new BiometricsException("no memory for more references", e);
    }
  }
}
