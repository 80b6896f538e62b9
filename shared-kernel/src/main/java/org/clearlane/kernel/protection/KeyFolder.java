// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.protection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.clearlane.kernel.KernelException;

/**
 * A folder of key files that only the server's user can read. A file is there whole or not at all,
 * also after a power cut: written beside its place, forced to disk, moved, and the folder forced.
 */
record KeyFolder(Path path) {

  static KeyFolder at(Path path) {
    try {
      Files.createDirectories(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      return new KeyFolder(path);
    } catch (IOException e) {
      throw new KernelException("the key store folder cannot be made", e);
    }
  }

  KeyFolder folder(String name) {
    return at(path.resolve(name));
  }

  Optional<byte[]> read(String name, String role) {
    try {
      return Optional.of(Files.readAllBytes(path.resolve(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new KernelException("the " + role + " file cannot be read", e);
    }
  }

  void write(String name, byte[] content, String role) {
    try {
      Path temporary =
          Files.createTempFile(
              path,
              name,
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (FileChannel file = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        writeAll(file, content);
        file.force(true);
      }
      Files.move(
          temporary,
          path.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      force();
    } catch (IOException e) {
      throw new KernelException("the " + role + " file cannot be written", e);
    }
  }

  /** Overwrites the file's content, then removes it. */
  void destroy(String name, String role) {
    Path file = path.resolve(name);
    try {
      if (!Files.exists(file)) {
        return;
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        writeAll(channel, new byte[(int) channel.size()]);
        channel.force(true);
      }
      Files.delete(file);
      force();
    } catch (IOException e) {
      throw new KernelException("the " + role + " file cannot be destroyed", e);
    }
  }

  void append(String name, byte[] line, String role) {
    try (FileChannel file =
        FileChannel.open(
            path.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      writeAll(file, line);
      file.force(true);
      force();
    } catch (IOException e) {
      throw new KernelException("the " + role + " file cannot be written", e);
    }
  }

  private static void writeAll(FileChannel file, byte[] content) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(content);
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
  }

  private void force() throws IOException {
    try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
      folder.force(true);
    }
  }
}
