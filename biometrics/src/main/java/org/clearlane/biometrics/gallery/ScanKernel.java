// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import java.lang.foreign.MemorySegment;

/**
 * The arithmetic of a scan, on blocks of {@link BlockLayout}. Two implementations give the same
 * sums: one in vector instructions, and a plain one for JVMs without them. Stateless.
 */
interface ScanKernel {
  /** The number of probes that one call takes at most. */
  int MOST_PROBES = 8;

  /**
   * Multiplies the rows of one block with some probes.
   *
   * @param blocks codes of rows
   * @param block where the block begins, in bytes
   * @param probes their pairs of codes, side by side
   * @param sums gets the dot product of probe p and row r at {@code p * }{@link BlockLayout#ROWS}
   *     {@code + r}
   */
  void multiply(MemorySegment blocks, long block, ProbeTile probes, int[] sums);

  /**
   * Tells which rows of a block could reach a score, as bits of the row's number in the block. A
   * row whose error is NaN never does.
   *
   * @param sums of the block, from {@code from} on
   * @param scales of all rows of the chunk
   * @param errors of all rows of the chunk
   * @param first the block's first row in {@code scales} and {@code errors}
   */
  int reaching(
      int[] sums,
      int from,
      float[] scales,
      float[] errors,
      int first,
      ProbeCode probe,
      float score);

  /** The fastest kernel that this JVM can run. */
  static ScanKernel fastest() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return new PlainKernel();
    }
    try {
      return new VectorKernel();
    } catch (LinkageError e) {
      // The application's class loader hides the module, or this JVM's differs from the compiler's.
      return new PlainKernel();
    }
  }
}
