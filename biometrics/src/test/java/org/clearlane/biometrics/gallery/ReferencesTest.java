// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.clearlane.biometrics.BiometricsException;
import org.clearlane.biometrics.PersonId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReferencesTest {
  private static final int DIMENSION = 40;

  /** Keeps rows as the real ones do, and tells what has become of them. */
  private static final class WatchedRows implements RowStore {
    private final float[][] rows;
    private boolean closed;

    WatchedRows(int rows, int dimension) {
      this.rows = new float[rows][dimension];
    }

    @Override
    public void write(int row, int generation, float[] values) {
      rows[row] = values.clone();
    }

    @Override
    public boolean read(int row, int generation, float[] values) {
      System.arraycopy(rows[row], 0, values, 0, values.length);
      return true;
    }

    @Override
    public void erase(int row) {
      rows[row] = new float[DIMENSION];
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private final Random random = new Random(9);
  private final List<WatchedRows> stores = new ArrayList<>();
  private final References references = new References(BlockLayout.of(DIMENSION), this::open);
  private boolean full;

  private RowStore open(int rows, int dimension) {
    if (full) {
      throw new BiometricsException("the disk is full");
    }
    stores.add(new WatchedRows(rows, dimension));
    return stores.getLast();
  }

  @AfterEach
  void free() {
    references.close();
  }

  @Test
  void leavesNothingOfWhatIsErased() {
    for (int i = 0; i < 100; i++) {
      add(person(i % 50));
    }
    for (int i = 0; i < 50; i++) {
      references.erase(references.slots(person(i)), person(i));
    }

    References.Snapshot snapshot = references.snapshot();
    assertThat(snapshot.references()).isZero();
    assertThat(snapshot.persons()).isZero();
    for (Chunk chunk : snapshot.chunks()) {
      assertThat(chunk.blocks().toArray(ValueLayout.JAVA_BYTE)).containsOnly(0);
      assertThat(chunk.scales()).containsOnly(0);
      assertThat(chunk.errors()).containsOnly(Float.NaN);
      for (int row = 0; row < chunk.capacity(); row++) {
        assertThat(chunk.person(row).value()).isEqualTo(new UUID(0, 0));
      }
    }
    assertThat(stores)
        .flatExtracting(store -> List.of(store.rows))
        .allSatisfy(row -> assertThat(row).containsOnly(0));
  }

  @Test
  void erasesOneRowAndKeepsItsNeighbours() {
    for (int i = 0; i < 40; i++) {
      add(person(i));
    }
    byte[] before = codes();
    references.erase(references.slots(person(17)), person(17));
    byte[] after = codes();

    BlockLayout layout = BlockLayout.of(DIMENSION);
    for (int at = 0; at < before.length; at++) {
      long block = at / layout.blockBytes();
      int row = (int) (block * BlockLayout.ROWS) + at % BlockLayout.STEP / 2;
      assertThat(after[at]).isEqualTo(row == 17 ? 0 : before[at]);
    }
  }

  @Test
  void usesErasedSlotsAgain() {
    for (int round = 0; round < 20; round++) {
      for (int i = 0; i < 64; i++) {
        add(person(i));
      }
      for (int i = 0; i < 64; i++) {
        references.erase(references.slots(person(i)), person(i));
      }
    }
    assertThat(references.snapshot().chunks()).hasSize(1);
  }

  @Test
  void staysAsItWasWhereThereIsNoRoom() {
    for (int i = 0; i < 64; i++) {
      add(person(i));
    }
    full = true;

    assertThatExceptionOfType(BiometricsException.class).isThrownBy(() -> references.reserve(1));
    assertThat(references.snapshot().references()).isEqualTo(64);
    full = false;
    add(person(64));
    assertThat(references.count(person(64))).isEqualTo(1);
  }

  @Test
  void growsWithoutMoving() {
    add(person(0));
    Chunk first = references.snapshot().chunks()[0];
    for (int i = 1; i < 5_000; i++) {
      add(person(i));
    }

    assertThat(references.snapshot().chunks()[0]).isSameAs(first);
    assertThat(references.snapshot().references()).isEqualTo(5_000);
    for (int i = 0; i < 5_000; i++) {
      assertThat(references.count(person(i))).isEqualTo(1);
    }
  }

  @Test
  void freesEveryStore() {
    for (int i = 0; i < 200; i++) {
      add(person(i));
    }
    references.close();

    assertThat(stores).hasSize(3).allMatch(store -> store.closed);
    assertThat(references.snapshot().references()).isZero();
  }

  private byte[] codes() {
    return references.snapshot().chunks()[0].blocks().toArray(ValueLayout.JAVA_BYTE);
  }

  private void add(PersonId person) {
    float[] values = PlainSearch.unit(random, DIMENSION);
    references.reserve(1);
    references.add(person, RowCode.of(values), values);
  }

  private static PersonId person(int number) {
    return new PersonId(new UUID(number, 5));
  }
}
