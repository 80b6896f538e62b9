// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a demonstration keeps everything.
 *
 * @param temporary whether it goes at the end
 */
record DataFolder(Path path, boolean temporary) {

  /**
   * Makes the folder.
   *
   * @param wanted a folder that is new or empty: accounts and documents of another run would be in
   *     the way; empty for a temporary one
   */
  static DataFolder make(Optional<Path> wanted) {
    try {
      if (wanted.isEmpty()) {
        return new DataFolder(Files.createTempDirectory("clearlane-demo-"), true);
      }
      Path folder = Files.createDirectories(wanted.get());
      try (Stream<Path> files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new DemoException("--data takes a new or empty folder, and " + folder + " is not");
        }
      }
      return new DataFolder(folder, false);
    } catch (IOException e) {
      throw new DemoException("no folder can be made for the data: " + e.getMessage(), e);
    }
  }

  /** Removes a temporary folder; whether it is gone or was to stay. */
  boolean remove() {
    if (!temporary) {
      return true;
    }
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
      return true;
    } catch (IOException | java.io.UncheckedIOException e) {
      return false;
    }
  }
}
