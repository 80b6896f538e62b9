// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Rows in memory outside the heap: no garbage collection copies them, no heap dump holds them. */
final class MemoryRows implements RowStore {
  private final Arena arena;
  private final MemorySegment rows;
  private final long rowBytes;

  private MemoryRows(Arena arena, MemorySegment rows, long rowBytes) {
    this.arena = arena;
    this.rows = rows;
    this.rowBytes = rowBytes;
  }

  static MemoryRows open(int rows, int dimension) {
    long rowBytes = (long) dimension * Float.BYTES;
    Arena arena = Arena.ofShared();
    return new MemoryRows(arena, OffHeap.allocate(arena, rows * rowBytes), rowBytes);
  }

  @Override
  public void write(int row, int generation, float[] values) {
    MemorySegment.copy(values, 0, rows, ValueLayout.JAVA_FLOAT, row * rowBytes, values.length);
  }

  @Override
  public boolean read(int row, int generation, float[] values) {
    MemorySegment.copy(rows, ValueLayout.JAVA_FLOAT, row * rowBytes, values, 0, values.length);
    return true;
  }

  @Override
  public void erase(int row) {
    rows.asSlice(row * rowBytes, rowBytes).fill((byte) 0);
  }

  @Override
  public void close() {
    rows.fill((byte) 0);
    arena.close();
  }
}
