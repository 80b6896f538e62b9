// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.clearlane.demo.Recapture;

/** The demonstration's portraits that show a face well enough, each of another person. */
final class Portraits {
  /** Too small, blurred or half hidden: the camera's pictures of them are not always usable. */
  private static final Set<String> POOR =
      Set.of(
          "female-25.jpg",
          "female-31.jpg",
          "male-21.jpg",
          "male-24.jpg",
          "male-26.jpg",
          "male-29.jpg",
          "male-32.jpg",
          "male-33.jpg");

  private static final List<String> NAMES =
      new String(bytes("index.txt"), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(name -> !name.isEmpty() && !POOR.contains(name))
          .toList();

  private Portraits() {}

  static int count() {
    return NAMES.size();
  }

  static byte[] get(int number) {
    return bytes(NAMES.get(number));
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Recapture.class.getResourceAsStream("/demo/faces/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no portrait " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
