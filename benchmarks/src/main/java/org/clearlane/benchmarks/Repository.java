// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout that this runs from, for the demonstration's pictures. */
public final class Repository {
  private static final String FACES = "it-tests/src/main/resources/demo/faces";

  private Repository() {}

  /** The folder with the demonstration's faces. */
  public static Path faces() {
    Path start = Path.of(System.getProperty("clearlane.repository", "")).toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(FACES))) {
        return folder.resolve(FACES);
      }
    }
    throw new IllegalStateException(start + " is in no checkout with " + FACES);
  }
}
