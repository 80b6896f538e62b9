// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

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
}
