// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * How codes lie in memory: blocks of {@value #ROWS} rows, in a block a run of {@value #STEP} bytes
 * for each two dimensions, in the run two bytes for each row.
 *
 * <p>So one load holds two values of sixteen rows, a vector lane of 32 bits belongs to one row from
 * the first product to the sum, and no kernel adds across lanes.
 *
 * @param dimension values of a template
 * @param steps runs of a block: dimensions in pairs, filled up with zeros to whole groups of
 *     {@value #GROUP}
 */
record BlockLayout(int dimension, int steps) {
  static final int ROWS = 16;
  static final int STEP = 2 * ROWS;

  /**
   * Products that are added up in 16 bits before they are widened to 32. {@link ProbeCode} scales
   * the probe so that they cannot overflow: more of them make the scan a little faster and the
   * probe's codes coarser.
   */
  static final int GROUP = 16;

  /** Larger templates could exceed the 24 bits that a float holds exactly. */
  static final int LARGEST_DIMENSION = 4096;

  /**
   * @throws IllegalArgumentException if the dimension is not from 1 to {@value #LARGEST_DIMENSION}
   */
  static BlockLayout of(int dimension) {
    if (dimension < 1 || dimension > LARGEST_DIMENSION) {
      throw new IllegalArgumentException("a template has 1 to " + LARGEST_DIMENSION + " values");
    }
    return new BlockLayout(dimension, Math.ceilDiv(dimension, 2 * GROUP) * GROUP);
  }

  /** Bytes of one block. */
  long blockBytes() {
    return (long) steps * STEP;
  }

  /** Writes one row's codes. */
  void put(MemorySegment blocks, int row, byte[] codes) {
    long first = first(row);
    for (int i = 0; i < dimension; i++) {
      blocks.set(ValueLayout.JAVA_BYTE, first + (long) (i >> 1) * STEP + (i & 1), codes[i]);
    }
  }

  /** Overwrites one row's codes with zeros. */
  void clear(MemorySegment blocks, int row) {
    long first = first(row);
    for (int i = 0; i < dimension; i++) {
      blocks.set(ValueLayout.JAVA_BYTE, first + (long) (i >> 1) * STEP + (i & 1), (byte) 0);
    }
  }

  private long first(int row) {
    return row / ROWS * blockBytes() + row % ROWS * 2L;
  }
}
