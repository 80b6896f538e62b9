// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.clearlane.kernel.KernelException;

/** A checkpoint file open for appending, locked against other processes. */
final class CheckpointFile implements Closeable {
  static final String NAME = "checkpoints.jsonl";

  private final FileChannel file;
  private final FileLock lock;

  CheckpointFile(Path folder) throws IOException {
    Files.createDirectories(folder);
    file = FileChannel.open(folder.resolve(NAME), CREATE, READ, WRITE);
    lock = file.lock();
    try (FileChannel directory = FileChannel.open(folder, READ)) {
      directory.force(true);
    }
  }

  /** The last whole line, if there is one; what a crash left behind it is cut off. */
  Optional<String> lastLine() throws IOException {
    long end = afterLastBreak(file.size());
    if (end < file.size()) {
      file.truncate(end);
      file.force(true);
    }
    if (end == 0) {
      return Optional.empty();
    }
    long start = afterLastBreak(end - 1);
    return Optional.of(UTF_8.decode(bytes(start, end - 1)).toString());
  }

  /** Position behind the last line break before {@code end}, 0 if there is none. */
  private long afterLastBreak(long end) throws IOException {
    long to = end;
    while (to > 0 && end - to <= Checkpoint.LONGEST_LINE) {
      long from = Math.max(0, to - 8_192);
      ByteBuffer block = bytes(from, to);
      for (int i = block.limit() - 1; i >= 0; i--) {
        if (block.get(i) == '\n') {
          return from + i + 1;
        }
      }
      to = from;
    }
    if (to > 0) {
      throw new KernelException("the audit checkpoint file is damaged: a line is too long");
    }
    return 0;
  }

  private ByteBuffer bytes(long from, long to) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(Math.toIntExact(to - from));
    while (block.hasRemaining() && file.read(block, from + block.position()) >= 0) {
      // A read may bring less than was asked for.
    }
    return block.flip();
  }

  /** Adds a line and has it on disk before returning. */
  void append(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(UTF_8));
    file.position(file.size());
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
    file.force(true);
  }

  @Override
  public void close() throws IOException {
    lock.close();
    file.close();
  }
}
