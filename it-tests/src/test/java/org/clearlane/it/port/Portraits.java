// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.clearlane.demo.Recapture;

/** The demonstration's portraits, each of another person. */
final class Portraits {
  private static final List<String> NAMES =
      new String(bytes("index.txt"), StandardCharsets.UTF_8)
          .lines()
          .filter(n -> !n.isBlank())
          .toList();

  private Portraits() {}

  static int count() {
    return NAMES.size();
  }

  static byte[] get(int number) {
    return bytes(NAMES.get(number).strip());
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
