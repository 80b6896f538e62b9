// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.clearlane.biometrics.BiometricsException;

/**
 * Opens {@link EncryptedRows} in a folder, a file for each chunk. A file has no name any more once
 * it is mapped, so that it vanishes with the process, however that ends.
 */
final class EncryptedRowFiles implements RowStore.Factory {
  private static final int ZEROS = 1 << 20;

  private final Path folder;
  private final RowCipher cipher;
  private final AtomicLong files = new AtomicLong();

  /**
   * @param key 32 bytes, secret; need not outlive the process
   */
  EncryptedRowFiles(Path folder, byte[] key) {
    this.folder = folder;
    cipher = new RowCipher(key);
  }

  @Override
  public RowStore open(int rows, int dimension) {
    Arena arena = Arena.ofShared();
    try {
      MemorySegment mapped = map((long) rows * EncryptedRows.rowBytes(dimension), arena);
      return new EncryptedRows(cipher, files.incrementAndGet(), arena, mapped, dimension);
    } catch (IOException | RuntimeException e) {
      arena.close();
      throw new BiometricsException("no file for more references can be made in " + folder, e);
    }
  }

  private MemorySegment map(long bytes, Arena arena) throws IOException {
    Files.createDirectories(folder);
    Path file = Files.createTempFile(folder, "rows-", ".bin");
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE)) {
      // Takes the space now: a mapped page without a block on a full disk would kill the process.
      ByteBuffer zeros = ByteBuffer.allocate(ZEROS);
      for (long at = 0; at < bytes; at += zeros.limit()) {
        zeros.clear().limit((int) Math.min(ZEROS, bytes - at));
        while (zeros.hasRemaining()) {
          channel.write(zeros, at + zeros.position());
        }
      }
      return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, arena);
    }
  }
}
