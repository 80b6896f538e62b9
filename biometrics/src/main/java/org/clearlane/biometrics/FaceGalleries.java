// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.nio.file.Path;
import org.clearlane.biometrics.gallery.AuthorityGalleries;

/** Makes a {@link FaceGallery} outside a container, for command-line tools and tests. */
public final class FaceGalleries {
  private FaceGalleries() {}

  /**
   * Without galleries yet, with all of what it will hold in memory. Its memory is freed by {@link
   * FaceGallery#drop}, or with the process.
   *
   * @param threads how many threads one scan of a large gallery uses, the caller's included
   * @throws IllegalArgumentException if there is not one at least
   */
  public static FaceGallery inMemory(int threads) {
    return AuthorityGalleries.inMemory(threads);
  }

  /**
   * Without galleries yet, with the full precision of what it will hold in encrypted files, for
   * galleries that are larger than memory. The files have no name and end with the process.
   *
   * @param threads how many threads one scan of a large gallery uses, the caller's included
   * @param folder made if it is not there; needs some 2.1 KB a reference
   * @param key 32 random bytes that need not outlive the process; copied
   * @throws IllegalArgumentException if there is not one thread, or the key has another length
   */
  public static FaceGallery onDisk(int threads, Path folder, byte[] key) {
    return AuthorityGalleries.onDisk(threads, folder, key);
  }
}
