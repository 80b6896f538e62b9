// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders with empty pictures. */
public final class TestFolders {
  private TestFolders() {}

  /** Makes files and the folders that they lie in. */
  public static void touch(Path folder, String... files) throws IOException {
    for (String file : files) {
      Path path = folder.resolve(file);
      Files.createDirectories(path.resolveSibling("."));
      Files.write(path, new byte[0]);
    }
  }

  /** Makes a table. */
  public static Path table(Path folder, String... lines) throws IOException {
    Path file = Files.createTempFile(folder, "table", ".csv");
    return Files.writeString(file, String.join("\n", lines) + "\n");
  }
}
