// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.clearlane.biometrics.BiometricsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptedRowsTest extends RowStoreContract {
  private static final byte[] KEY = new byte[32];

  @TempDir Path folder;

  private final float[] template = PlainSearch.unit(new Random(5), 512);
  private final float[] read = new float[512];

  @Override
  RowStore open(int rows, int dimension) {
    return new EncryptedRowFiles(folder.resolve("rows"), KEY).open(rows, dimension);
  }

  @Test
  void keepsTheTemplateUnreadable() {
    MemorySegment mapped = memory();
    store(new RowCipher(KEY), 1, mapped).write(0, 1, template);

    byte[] file = mapped.toArray(ValueLayout.JAVA_BYTE);
    ByteBuffer values = ByteBuffer.wrap(file);
    for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
      values.order(order);
      int found = 0;
      for (int at = 0; at + Float.BYTES <= file.length; at++) {
        for (float value : template) {
          found += values.getFloat(at) == value ? 1 : 0;
        }
      }
      assertThat(found).isLessThan(3);
    }
  }

  @Test
  void refusesARowThatWasChanged() {
    for (int at : new int[] {0, 11, 12, 1000, EncryptedRows.rowBytes(512) - 1}) {
      MemorySegment mapped = memory();
      RowStore store = store(new RowCipher(KEY), 1, mapped);
      store.write(0, 1, template);
      mapped.set(ValueLayout.JAVA_BYTE, at, (byte) (mapped.get(ValueLayout.JAVA_BYTE, at) ^ 1));

      assertThat(store.read(0, 1, read)).isFalse();
      assertThat(read).containsOnly(0);
    }
  }

  @Test
  void refusesARowInAnotherPlace() {
    RowCipher cipher = new RowCipher(KEY);
    MemorySegment mapped = memory();
    store(cipher, 1, mapped).write(0, 1, template);
    int rowBytes = EncryptedRows.rowBytes(512);
    MemorySegment.copy(mapped, 0, mapped, rowBytes, rowBytes);

    assertThat(store(cipher, 1, mapped).read(0, 1, read)).isTrue();
    assertThat(store(cipher, 1, mapped).read(1, 1, read)).as("another row").isFalse();
    assertThat(store(cipher, 1, mapped).read(0, 3, read)).as("another generation").isFalse();
    assertThat(store(cipher, 2, mapped).read(0, 1, read)).as("another file").isFalse();
    assertThat(store(new RowCipher(KEY), 1, mapped).read(0, 1, read))
        .as("another start with the same key")
        .isFalse();
  }

  @Test
  void neverUsesANonceTwice() {
    MemorySegment mapped = memory();
    RowStore store = store(new RowCipher(KEY), 1, mapped);
    store.write(0, 1, template);
    store.write(1, 1, template);

    int rowBytes = EncryptedRows.rowBytes(512);
    assertThat(mapped.asSlice(0, 12).mismatch(mapped.asSlice(rowBytes, 12))).isNotNegative();
  }

  @Test
  void erasesTheCiphertextToo() {
    MemorySegment mapped = memory();
    RowStore store = store(new RowCipher(KEY), 1, mapped);
    store.write(0, 1, template);
    store.erase(0);

    assertThat(mapped.toArray(ValueLayout.JAVA_BYTE)).containsOnly(0);
    assertThat(store.read(0, 1, read)).isFalse();
  }

  @Test
  void leavesNoFileBehind() throws IOException {
    try (RowStore store = open(64, 512)) {
      store.write(0, 1, template);
      try (Stream<Path> files = Files.list(folder.resolve("rows"))) {
        assertThat(files).isEmpty();
      }
    }
  }

  @Test
  void refusesAFolderThatIsNone() throws IOException {
    Path file = Files.createFile(folder.resolve("rows"));

    assertThatExceptionOfType(BiometricsException.class)
        .isThrownBy(() -> open(64, 512))
        .withMessageContaining(file.toString());
  }

  @Test
  void refusesAKeyOfAnotherLength() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RowCipher(new byte[16]));
  }

  private static MemorySegment memory() {
    return Arena.ofAuto().allocate(2L * EncryptedRows.rowBytes(512));
  }

  private static RowStore store(RowCipher cipher, long file, MemorySegment mapped) {
    return new EncryptedRows(cipher, file, Arena.ofShared(), mapped, 512);
  }
}
