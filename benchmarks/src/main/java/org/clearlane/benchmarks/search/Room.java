// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.search;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.clearlane.benchmarks.Machine;

/** Whether a gallery fits this machine with its full precision on disk. */
final class Room {
  /** Codes, scales, errors, ids and the index of persons, bytes a reference. */
  private static final long MEMORY = 580;

  /** For everything else that runs, and for the files' most used pages. */
  private static final long SPARE_MEMORY = 2_500_000_000L;

  /** An encrypted row. */
  private static final long DISK = 2076;

  private static final long SPARE_DISK = 2_000_000_000L;

  private Room() {}

  /** Why it does not fit, if it does not. */
  static Optional<String> lacking(long references, Path folder) throws IOException {
    long memory = references * MEMORY + SPARE_MEMORY;
    long available = Machine.availableMemory();
    if (available < memory) {
      return Optional.of(tells(references, memory, "memory", available));
    }
    FileStore store = Files.getFileStore(folder);
    if (store.type().equals("tmpfs") || store.type().equals("ramfs")) {
      return Optional.of(
          folder + " is in memory; name a folder on a disk with --folder for the largest gallery");
    }
    long disk = references * DISK + SPARE_DISK;
    return store.getUsableSpace() < disk
        ? Optional.of(tells(references, disk, "disk in " + folder, store.getUsableSpace()))
        : Optional.empty();
  }

  private static String tells(long references, long needed, String what, long available) {
    return String.format(
        Locale.ROOT,
        "%,d references need %.1f GB of %s, %.1f are free",
        references,
        needed / 1e9,
        what,
        available / 1e9);
  }
}
