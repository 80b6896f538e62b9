// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.clearlane.kernel.KernelException;
import org.jspecify.annotations.Nullable;

/**
 * One row of the chain and its hash: SHA-256 over the version, the sequence number, the time in
 * microseconds since 1970, each text with its length in front, and the hash of the row before. The
 * encoding is documented in {@code docs/audit.md}; nothing of it may change without a new version.
 */
record ChainRow(
    long seq,
    Instant at,
    String action,
    String actor,
    @Nullable String subject,
    String object,
    String details) {
  static final int HASH_LENGTH = 32;
  private static final int VERSION = 1;

  /** What stands before the first row. */
  static byte[] genesis() {
    return new byte[HASH_LENGTH];
  }

  /** The row that the result stands on, whose columns have the table's names. */
  static ChainRow read(ResultSet row) throws SQLException {
    return new ChainRow(
        row.getLong("seq"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("action"),
        row.getString("actor"),
        row.getString("subject"),
        row.getString("object"),
        row.getString("details"));
  }

  byte[] hash(byte[] previous) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeByte(VERSION);
      out.writeLong(seq);
      out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
      for (String text : new String[] {action, actor, subject, object, details}) {
        if (text == null) {
          out.writeInt(-1);
        } else {
          byte[] encoded = text.getBytes(UTF_8);
          out.writeInt(encoded.length);
          out.write(encoded);
        }
      }
      out.write(previous);
      return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new KernelException("SHA-256 is not available", e);
    }
  }
}
