// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.protection;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A file whose content is sealed by the master key.
 *
 * @param role names the file in exceptions
 * @param bound associated data: what belongs into this file opens in no other place
 */
record SealedFile(KeyFolder folder, String name, MasterKey master, String role, String bound) {

  /** Its content; made and stored first if the file is not there. */
  byte[] getOrCreate(Supplier<byte[]> content) {
    return read()
        .orElseGet(
            () -> {
              byte[] made = content.get();
              return folder.create(name, master.seal(made, bound), role)
                  ? made
                  : read().orElseThrow();
            });
  }

  /** Its content, if the file is there. */
  Optional<byte[]> read() {
    Optional<byte[]> sealed = folder.read(name, role);
    if (sealed.isEmpty()) {
      return Optional.empty();
    }
    try {
      return sealed.map(this::open);
    } catch (RuntimeException e) {
      // Another process may have been wrapping the file anew and overwriting what we read.
      Optional<byte[]> again = folder.read(name, role);
      if (again.isPresent() && !Arrays.equals(again.get(), sealed.get())) {
        return again.map(this::open);
      }
      throw e;
    }
  }

  private byte[] open(byte[] sealed) {
    return master.open(sealed, bound, role + " file");
  }

  /**
   * Seals the content with the master's primary key.
   *
   * @return false if there is no such file
   */
  boolean rewrap() {
    Optional<byte[]> content = read();
    content.ifPresent(
        bytes -> {
          folder.replace(name, master.seal(bytes, bound), role);
          Arrays.fill(bytes, (byte) 0);
        });
    return content.isPresent();
  }
}
