// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.protection;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.clearlane.kernel.KernelException;

/**
 * A folder of key files that only the server's user can read. A file is there whole or not at all,
 * also after a power cut: written beside its place, forced to disk, moved, and the folder forced.
 * The folder itself is made when something is written to it.
 *
 * <p>Overwriting reaches the blocks of the file on file systems that write in place; below a
 * copy-on-write file system or a wearing disk the disk itself must be encrypted.
 */
record KeyFolder(Path path) {
  private static final FileAttribute<Set<PosixFilePermission>> FILE_OF_OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> FOLDER_OF_OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** Ends the names of files that are not in their place yet. */
  private static final String TEMPORARY = ".new";

  static KeyFolder at(Path path) {
    return new KeyFolder(path.toAbsolutePath().normalize());
  }

  KeyFolder folder(String name) {
    return new KeyFolder(path.resolve(name));
  }

  boolean has(String name) {
    return Files.exists(path.resolve(name));
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

  /** Size in bytes, 0 if there is no such file. */
  long size(String name, String role) {
    try {
      return Files.size(path.resolve(name));
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new KernelException("the " + role + " file cannot be read", e);
    }
  }

  /**
   * Writes a file that is not there yet.
   *
   * @return false if it is there, also if another process was faster; it is left as it is
   */
  boolean create(String name, byte[] content, String role) {
    try {
      Path temporary = temporary(name, content);
      try {
        // A link, unlike a move, never replaces a file, whoever else writes.
        Files.createLink(path.resolve(name), temporary);
        return true;
      } catch (FileAlreadyExistsException e) {
        return false;
      } finally {
        Files.delete(temporary);
        force(path);
      }
    } catch (IOException e) {
      throw new KernelException("the " + role + " file cannot be written", e);
    }
  }

  /** Puts new content in place of a file's, and overwrites the old content on the disk. */
  void replace(String name, byte[] content, String role) {
    Path file = path.resolve(name);
    try (FileChannel old = FileChannel.open(file, WRITE)) {
      Files.move(
          temporary(name, content),
          file,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      force(path);
      overwrite(old);
    } catch (IOException e) {
      throw new KernelException("the " + role + " file cannot be written", e);
    }
  }

  private Path temporary(String name, byte[] content) throws IOException {
    ensure(path);
    Path temporary = Files.createTempFile(path, name, TEMPORARY, FILE_OF_OWNER);
    try (FileChannel file = FileChannel.open(temporary, WRITE)) {
      writeAll(file, content);
      file.force(true);
    }
    return temporary;
  }

  /** Overwrites the file's content, then removes it; nothing happens if there is none. */
  void destroy(String name, String role) {
    Path file = path.resolve(name);
    try {
      try (FileChannel channel = FileChannel.open(file, WRITE)) {
        overwrite(channel);
      } catch (NoSuchFileException e) {
        return;
      }
      Files.deleteIfExists(file);
      force(path);
    } catch (IOException e) {
      throw new KernelException("the " + role + " file cannot be destroyed", e);
    }
  }

  /** Names of the files that a crash left beside the place of {@code name}, or of any file. */
  List<String> leftovers(String name) {
    return names().stream()
        .filter(found -> found.endsWith(TEMPORARY) && found.startsWith(name))
        .toList();
  }

  /** Names of all files and folders in here; none if this is no folder. */
  List<String> names() {
    try (Stream<Path> found = Files.list(path)) {
      return found.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      throw new KernelException("a key store folder cannot be listed", e);
    }
  }

  /** Adds to the end of a file, and has it on disk before returning. */
  void append(String name, byte[] line, String role) {
    try (FileChannel file =
        FileChannel.open(path.resolve(name), Set.of(CREATE, APPEND), FILE_OF_OWNER)) {
      writeAll(file, line);
      file.force(true);
      force(path);
    } catch (IOException e) {
      throw new KernelException("the " + role + " file cannot be written", e);
    }
  }

  /** Cuts a file to its first {@code size} bytes. */
  void truncate(String name, long size, String role) {
    try (FileChannel file = FileChannel.open(path.resolve(name), WRITE)) {
      file.truncate(size);
      file.force(true);
    } catch (IOException e) {
      throw new KernelException("the " + role + " file cannot be written", e);
    }
  }

  /**
   * Runs {@code operation} while no other process does the same on this folder. The caller keeps
   * the threads of this process apart.
   */
  void exclusively(Runnable operation) {
    try {
      ensure(path);
      try (FileChannel file =
              FileChannel.open(path.resolve(".lock"), Set.of(CREATE, WRITE), FILE_OF_OWNER);
          FileLock lock = file.lock()) {
        if (!lock.isValid()) {
          throw new IOException("no lock");
        }
        operation.run();
      }
    } catch (IOException e) {
      throw new KernelException("the key store cannot be locked", e);
    }
  }

  private static void ensure(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.getParent();
    if (parent == null) {
      throw new IOException("the root folder is missing");
    }
    ensure(parent);
    try {
      Files.createDirectory(folder, FOLDER_OF_OWNER);
    } catch (FileAlreadyExistsException e) {
      // Another thread or process made it.
    }
    force(parent);
  }

  private static void overwrite(FileChannel file) throws IOException {
    file.position(0);
    writeAll(file, new byte[Math.toIntExact(file.size())]);
    file.force(true);
  }

  private static void writeAll(FileChannel file, byte[] content) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(content);
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, READ)) {
      channel.force(true);
    }
  }
}
