// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Rows in a mapped file, each encrypted and authenticated, so that a gallery may be larger than
 * memory and nothing readable reaches the disk.
 *
 * <p>A row of the file is nonce (12 bytes), ciphertext, tag (16 bytes). It opens only in its place:
 * file, row and generation are authenticated with it.
 */
final class EncryptedRows implements RowStore {
  private final RowCipher cipher;
  private final long file;
  private final Arena arena;
  private final MemorySegment rows;
  private final int plainBytes;

  /**
   * @param file distinguishes the files of one cipher
   * @param rows mapped in the arena, which this store closes
   */
  EncryptedRows(RowCipher cipher, long file, Arena arena, MemorySegment rows, int dimension) {
    this.cipher = cipher;
    this.file = file;
    this.arena = arena;
    this.rows = rows;
    this.plainBytes = dimension * Float.BYTES;
  }

  /** The bytes of one row in the file. */
  static int rowBytes(int dimension) {
    return dimension * Float.BYTES + RowCipher.OVERHEAD;
  }

  @Override
  public void write(int row, int generation, float[] values) {
    ByteBuffer plain = ByteBuffer.allocate(plainBytes);
    plain.asFloatBuffer().put(values);
    byte[] sealed = cipher.seal(plain.array(), place(row, generation));
    Arrays.fill(plain.array(), (byte) 0);
    MemorySegment.copy(sealed, 0, rows, ValueLayout.JAVA_BYTE, start(row), sealed.length);
  }

  @Override
  public boolean read(int row, int generation, float[] values) {
    byte[] sealed = new byte[plainBytes + RowCipher.OVERHEAD];
    MemorySegment.copy(rows, ValueLayout.JAVA_BYTE, start(row), sealed, 0, sealed.length);
    byte[] plain = new byte[plainBytes];
    boolean authentic = cipher.open(sealed, place(row, generation), plain);
    if (authentic) {
      ByteBuffer.wrap(plain).asFloatBuffer().get(values);
    }
    Arrays.fill(plain, (byte) 0);
    return authentic;
  }

  @Override
  public void erase(int row) {
    rows.asSlice(start(row), plainBytes + RowCipher.OVERHEAD).fill((byte) 0);
  }

  @Override
  public void close() {
    rows.fill((byte) 0);
    arena.close();
  }

  private long start(int row) {
    return (long) row * (plainBytes + RowCipher.OVERHEAD);
  }

  private byte[] place(int row, int generation) {
    return ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES)
        .putLong(file)
        .putInt(row)
        .putInt(generation)
        .array();
  }
}
