// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

/**
 * Where a chunk keeps its templates in full precision, row by row.
 *
 * <p>One thread writes and erases at a time. Any number may read meanwhile: reading a row that is
 * being written or erased gives {@code false} or an arbitrary mixture, never an exception, and the
 * reader finds out by the row's generation.
 */
interface RowStore extends AutoCloseable {

  /**
   * Writes a row.
   *
   * @param generation distinguishes what has stood in this row over time
   */
  void write(int row, int generation, float[] values);

  /**
   * Reads a row.
   *
   * @param values gets the row
   * @return false if it is not what was written under this row and generation
   */
  boolean read(int row, int generation, float[] values);

  /** Overwrites a row with zeros. */
  void erase(int row);

  /** Overwrites all rows with zeros and frees them. Nobody reads any more. */
  @Override
  void close();

  /** Opens the stores of new chunks. Thread safe. */
  interface Factory {

    /**
     * @throws org.clearlane.biometrics.BiometricsException if there is no memory or disk space
     */
    RowStore open(int rows, int dimension);
  }
}
