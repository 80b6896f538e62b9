// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.clearlane.biometrics.PersonId;

/**
 * Some rows of a gallery. Never grows and never moves.
 *
 * <p>One thread writes and erases at a time, any number scan and read. A row's generation is odd
 * while the row is in use and changes before anything of the row does, so a reader who finds the
 * same generation before and after has read one row, whole (a sequence lock). A scan does without:
 * what it takes for a likely row is read again by {@link #read}. The error of an unused row is NaN,
 * which no scan takes for likely.
 */
final class Chunk implements AutoCloseable {
  private static final VarHandle GENERATION = MethodHandles.arrayElementVarHandle(int[].class);

  private final BlockLayout layout;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment blocks;
  private final RowStore rows;
  private final float[] scales;
  private final float[] errors;
  private final long[] personHigh;
  private final long[] personLow;
  private final int[] generations;

  /**
   * @param capacity a multiple of {@link BlockLayout#ROWS}
   */
  Chunk(int capacity, BlockLayout layout, RowStore.Factory stores) {
    this.layout = layout;
    blocks = OffHeap.allocate(arena, capacity / BlockLayout.ROWS * layout.blockBytes());
    try {
      rows = stores.open(capacity, layout.dimension());
    } catch (RuntimeException e) {
      arena.close();
      throw e;
    }
    scales = new float[capacity];
    errors = new float[capacity];
    Arrays.fill(errors, Float.NaN);
    personHigh = new long[capacity];
    personLow = new long[capacity];
    generations = new int[capacity];
  }

  /** Fills an unused row. */
  void write(int row, PersonId person, RowCode code, float[] values) {
    int generation = generations[row] + 1;
    rows.write(row, generation, values);
    layout.put(blocks, row, code.codes());
    scales[row] = code.scale();
    personHigh[row] = person.value().getMostSignificantBits();
    personLow[row] = person.value().getLeastSignificantBits();
    GENERATION.setRelease(generations, row, generation);
    errors[row] = code.error();
  }

  /** Overwrites a row with zeros and makes it unused. */
  void erase(int row) {
    GENERATION.setOpaque(generations, row, generations[row] + 1);
    VarHandle.fullFence();
    errors[row] = Float.NaN;
    scales[row] = 0;
    personHigh[row] = 0;
    personLow[row] = 0;
    layout.clear(blocks, row);
    rows.erase(row);
  }

  /**
   * Reads a row in full precision.
   *
   * @param values gets the row
   * @return whose it is; empty if the row is unused or changed meanwhile
   * @throws org.clearlane.biometrics.BiometricsException if what the store holds is not what was
   *     written there
   */
  Optional<PersonId> read(int row, float[] values) {
    int generation = (int) GENERATION.getAcquire(generations, row);
    if ((generation & 1) == 0) {
      return Optional.empty();
    }
    boolean authentic = rows.read(row, generation, values);
    PersonId person = new PersonId(new UUID(personHigh[row], personLow[row]));
    VarHandle.acquireFence();
    if ((int) GENERATION.getOpaque(generations, row) != generation) {
      return Optional.empty();
    }
    if (!authentic) {
      throw new TamperedRowException();
    }
    return Optional.of(person);
  }

  boolean isOf(int row, PersonId person) {
    return (generations[row] & 1) == 1
        && personHigh[row] == person.value().getMostSignificantBits()
        && personLow[row] == person.value().getLeastSignificantBits();
  }

  /** The person of a row in use; for the writing thread. */
  PersonId person(int row) {
    return new PersonId(new UUID(personHigh[row], personLow[row]));
  }

  int capacity() {
    return scales.length;
  }

  MemorySegment blocks() {
    return blocks;
  }

  BlockLayout layout() {
    return layout;
  }

  /** One for each row; read while scanning, written by this class only. */
  float[] scales() {
    return scales;
  }

  /** One for each row; NaN for an unused one. */
  float[] errors() {
    return errors;
  }

  /** Overwrites everything with zeros and frees the memory. Nobody scans or reads any more. */
  @Override
  public void close() {
    blocks.fill((byte) 0);
    arena.close();
    rows.close();
    Arrays.fill(errors, Float.NaN);
    Arrays.fill(scales, 0);
    Arrays.fill(personHigh, 0);
    Arrays.fill(personLow, 0);
  }
}
