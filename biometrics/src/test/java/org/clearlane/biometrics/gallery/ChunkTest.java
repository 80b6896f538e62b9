// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Random;
import java.util.UUID;
import org.clearlane.biometrics.PersonId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A writer that comes between, played by the store that a reader asks. */
class ChunkTest {
  private static final int DIMENSION = 8;
  private static final PersonId ONE = new PersonId(new UUID(1, 2));
  private static final PersonId OTHER = new PersonId(new UUID(3, 4));

  private final Random random = new Random(4);
  private final float[] first = PlainSearch.unit(random, DIMENSION);
  private final float[] second = PlainSearch.unit(random, DIMENSION);
  private final float[] read = new float[DIMENSION];
  private final Store store = new Store();
  private final Chunk chunk = new Chunk(64, BlockLayout.of(DIMENSION), (_, _) -> store);

  private static final class Store implements RowStore {
    private final RowStore rows = MemoryRows.open(64, DIMENSION);
    private Runnable meanwhile = () -> {};
    private boolean authentic = true;

    @Override
    public void write(int row, int generation, float[] values) {
      rows.write(row, generation, values);
    }

    @Override
    public boolean read(int row, int generation, float[] values) {
      rows.read(row, generation, values);
      meanwhile.run();
      return authentic;
    }

    @Override
    public void erase(int row) {
      rows.erase(row);
    }

    @Override
    public void close() {
      rows.close();
    }
  }

  @AfterEach
  void free() {
    chunk.close();
  }

  @Test
  void readsARowInUse() {
    assertThat(chunk.read(7, read)).isEmpty();
    chunk.write(7, ONE, RowCode.of(first), first);

    assertThat(chunk.read(7, read)).contains(ONE);
    assertThat(read).isEqualTo(first);
    assertThat(chunk.read(6, read)).isEmpty();
    chunk.erase(7);
    assertThat(chunk.read(7, read)).isEmpty();
  }

  @Test
  void neverGivesOnePersonsRowToTheNext() {
    chunk.write(7, ONE, RowCode.of(first), first);
    store.meanwhile =
        () -> {
          chunk.erase(7);
          chunk.write(7, OTHER, RowCode.of(second), second);
        };

    assertThat(chunk.read(7, read)).isEmpty();
    store.meanwhile = () -> {};
    assertThat(chunk.read(7, read)).contains(OTHER);
    assertThat(read).isEqualTo(second);
  }

  @Test
  void takesARowErasedMeanwhileForGone() {
    chunk.write(7, ONE, RowCode.of(first), first);
    store.meanwhile = () -> chunk.erase(7);
    store.authentic = false;

    assertThat(chunk.read(7, read)).isEmpty();
  }

  @Test
  void tellsOfARowThatWasChangedFromOutside() {
    chunk.write(7, ONE, RowCode.of(first), first);
    store.authentic = false;

    assertThatExceptionOfType(TamperedRowException.class).isThrownBy(() -> chunk.read(7, read));
  }
}
