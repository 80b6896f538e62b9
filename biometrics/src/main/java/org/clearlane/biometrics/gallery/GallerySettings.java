// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import java.util.List;
import org.clearlane.kernel.Setting;
import org.clearlane.kernel.SettingsCatalogue;

/** Settings of the search among many references. */
public final class GallerySettings implements SettingsCatalogue {
  static final Setting<Integer> THREADS =
      Setting.whole(
          "clearlane.biometrics.gallery.threads",
          0,
          0,
          256,
          "Threads that one search of a large gallery uses; 0 for one per core.");

  static final Setting<String> FOLDER =
      Setting.text(
          "clearlane.biometrics.gallery.folder",
          "",
          "Folder in which galleries keep the full precision of their references, encrypted under a"
              + " key that ends with the process; empty keeps it in memory, 2 KiB a reference.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(THREADS, FOLDER);
  }
}
