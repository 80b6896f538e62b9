// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every store of rows does. */
abstract class RowStoreContract {
  private final Random random = new Random(3);

  abstract RowStore open(int rows, int dimension);

  @Test
  void keepsEveryRowToTheLastBit() {
    for (int dimension : new int[] {1, 3, 512, 1001}) {
      try (RowStore store = open(64, dimension)) {
        float[][] written = new float[64][];
        for (int row = 63; row >= 0; row--) {
          written[row] = PlainSearch.unit(random, dimension);
          store.write(row, 1, written[row]);
        }
        float[] read = new float[dimension];
        for (int row = 0; row < 64; row++) {
          assertThat(store.read(row, 1, read)).isTrue();
          assertThat(read).isEqualTo(written[row]);
        }
      }
    }
  }

  @Test
  void overwritesARow() {
    try (RowStore store = open(64, 512)) {
      float[] read = new float[512];
      store.write(5, 1, PlainSearch.unit(random, 512));
      float[] second = PlainSearch.unit(random, 512);
      store.erase(5);
      store.write(5, 3, second);

      assertThat(store.read(5, 3, read)).isTrue();
      assertThat(read).isEqualTo(second);
    }
  }

  @Test
  void leavesNothingOfAnErasedRowAndAllOfItsNeighbours() {
    try (RowStore store = open(64, 512)) {
      float[] neighbour = PlainSearch.unit(random, 512);
      store.write(4, 1, neighbour);
      store.write(5, 1, PlainSearch.unit(random, 512));
      store.write(6, 1, neighbour);
      store.erase(5);

      float[] read = new float[512];
      store.read(5, 1, read);
      assertThat(read).containsOnly(0);
      assertThat(store.read(4, 1, read)).isTrue();
      assertThat(read).isEqualTo(neighbour);
      assertThat(store.read(6, 1, read)).isTrue();
      assertThat(read).isEqualTo(neighbour);
    }
  }
}
