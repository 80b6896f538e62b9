// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.enrolment;

import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A file that was sent with a form. */
final class Upload {
  private Upload() {}

  /** Its bytes; none where no file was chosen. */
  static byte[] bytes(@Nullable Part part) {
    if (part == null) {
      return new byte[0];
    }
    try (InputStream in = part.getInputStream()) {
      return in.readAllBytes(); // bounded by the servlet's multipart configuration
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
