// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

class MemoryRowsTest extends RowStoreContract {
  @Override
  RowStore open(int rows, int dimension) {
    return MemoryRows.open(rows, dimension);
  }
}
