// SPDX-License-Identifier: Apache-2.0
package org.clearlane.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;

/** Generated passwords of database roles, one file each, readable by the server's user only. */
record RolePasswords(Path directory) {

  static RolePasswords in(Path directory) throws IOException {
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return new RolePasswords(directory);
  }

  /** The role's password; made on first use. */
  String of(String role) throws SQLException {
    Path file = directory.resolve(role);
    try {
      if (!Files.exists(file)) {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Path temporary =
            Files.createTempFile(
                directory,
                role,
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(temporary, HexFormat.of().formatHex(random));
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new SQLException("the password file of role " + role + " cannot be used", e);
    }
  }
}
