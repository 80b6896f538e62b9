// SPDX-License-Identifier: Apache-2.0
package org.clearlane.attacks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The pictures of a folder and of the folders in it. */
final class PictureFiles {
  private static final int DEPTH = 4;

  private PictureFiles() {}

  /**
   * @param most how many are taken, spread evenly over all in order of their names
   */
  static List<Path> in(Path folder, int most) {
    if (!Files.isDirectory(folder)) {
      throw AttacksException.unusable("there is no folder " + folder);
    }
    try (Stream<Path> files = Files.walk(folder, DEPTH)) {
      List<Path> all = files.filter(PictureFiles::isPicture).sorted().toList();
      List<Path> taken = new ArrayList<>();
      int count = Math.min(most, all.size());
      for (int i = 0; i < count; i++) {
        taken.add(all.get((int) ((long) i * all.size() / count)));
      }
      return taken;
    } catch (IOException e) {
      throw AttacksException.failed(folder + " cannot be read", e);
    }
  }

  private static boolean isPicture(Path file) {
    return Files.isRegularFile(file)
        && file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".+\\.(jpe?g|png)");
  }
}
