// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.protection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.TravellerId;

/** A key store in a folder of the test's; opening it again is a restart, or another node. */
record KeyStoreFixture(Path folder) {
  static final byte[] SECRET = "the secret".getBytes(UTF_8);
  static final String PURPOSE = "test";

  AuthorityKeys open() {
    return open("a");
  }

  AuthorityKeys open(String authority) {
    return new AuthorityKeys(folder, new Authority(authority));
  }

  Path file(String name) {
    return folder.resolve("a").resolve(name);
  }

  Path keyFile(TravellerId traveller) {
    String name = traveller.toString();
    return file("travellers").resolve(name.substring(0, 2)).resolve(name + ".key");
  }

  List<Path> everything() throws IOException {
    try (Stream<Path> found = Files.walk(folder.resolve("a"))) {
      return found.toList();
    }
  }

  static byte[] seal(AuthorityKeys keys, TravellerId traveller) {
    return keys.travellers().forSealing(traveller).seal(SECRET, PURPOSE);
  }

  static byte[] open(AuthorityKeys keys, TravellerId traveller, byte[] sealed) {
    return keys.travellers().existing(traveller).open(sealed, PURPOSE);
  }
}
