// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;

/** Reads pictures for a matcher. */
public final class PictureFile {
  /** One more byte than matchers take, so that they and not this class refuse what is too large. */
  private static final int MOST_BYTES = (8 << 20) + 1;

  private PictureFile() {}

  /** The bytes of a picture, a greymap as PNG; empty if the file cannot be read. */
  public static Optional<byte[]> read(Picture picture) {
    try (InputStream in = Files.newInputStream(picture.file())) {
      byte[] bytes = in.readNBytes(MOST_BYTES);
      return Optional.of(PgmFile.looksLike(bytes) ? PgmFile.toPng(bytes).orElse(bytes) : bytes);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
