// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.clearlane.kernel.KernelException;
import org.clearlane.kernel.SigningKeys.SigningKey;

/**
 * Signs what one authority's chain has gained and appends it to its checkpoint file. Keeps nothing
 * between two exports: the file says how far it reaches, whoever wrote it.
 */
final class ChainExport {
  /** Keeps a line below a megabyte: 32 bytes a row, in base64. */
  private static final int MOST_ROWS = 20_000;

  private final String authority;
  private final Path folder;
  private final DataSource dataSource;

  ChainExport(String authority, Path folder, DataSource dataSource) {
    this.authority = authority;
    this.folder = folder;
    this.dataSource = dataSource;
  }

  /** The last exported row and its hash, and the hash of the line that tells so. */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
  private record Head(long seq, byte[] rowHash, String line) {
    static final Head NONE = new Head(0, ChainRow.genesis(), "");

    static Head of(Checkpoint checkpoint, String line) {
      return new Head(
          checkpoint.to(), checkpoint.hashOf(checkpoint.to()), Checkpoint.hashOfLine(line));
    }
  }

  /**
   * Exports everything that is committed.
   *
   * @throws KernelException if the database or the file cannot be read or written, if the file's
   *     last line is damaged, or if the chain no longer holds the row that was exported last
   */
  void export(SigningKey key) {
    try (CheckpointFile file = new CheckpointFile(folder);
        Connection connection = dataSource.getConnection()) {
      Head head = head(file.lastLine());
      refuseOtherHistory(connection, head);
      Optional<Checkpoint> next = next(connection, head, key);
      while (next.isPresent()) {
        String line = next.get().line();
        new PublicKeys(folder.resolve(PublicKeys.FOLDER)).write(key.keyId(), key.publicKey());
        file.append(line);
        head = Head.of(next.get(), line);
        next = next(connection, head, key);
      }
    } catch (SQLException e) {
      throw new KernelException("the audit trail cannot be read", e);
    } catch (IOException e) {
      throw new KernelException("the audit checkpoint cannot be written", e);
    }
  }

  private static Head head(Optional<String> lastLine) {
    if (lastLine.isEmpty()) {
      return Head.NONE;
    }
    return Checkpoint.read(lastLine.get())
        .map(checkpoint -> Head.of(checkpoint, lastLine.get()))
        .orElseThrow(
            () -> new KernelException("the last line of the audit checkpoint file is damaged"));
  }

  private static void refuseOtherHistory(Connection connection, Head head) throws SQLException {
    if (head.seq() == 0) {
      return;
    }
    try (PreparedStatement select =
        connection.prepareStatement("select hash from kernel.audit_event where seq = ?")) {
      select.setLong(1, head.seq());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next() || !Arrays.equals(row.getBytes(1), head.rowHash())) {
          throw new KernelException(
              "the audit trail no longer holds the row that was exported last, "
                  + head.seq()
                  + ": it was changed, or the database was restored");
        }
      }
    }
  }

  /** The next stretch, empty if there is nothing new. */
  private Optional<Checkpoint> next(Connection connection, Head head, SigningKey key)
      throws SQLException {
    ByteArrayOutputStream hashes = new ByteArrayOutputStream();
    long last = head.seq();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select seq, hash from kernel.audit_event where seq > ? order by seq limit "
                + MOST_ROWS)) {
      select.setLong(1, head.seq());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          byte[] hash = rows.getBytes(2);
          if (rows.getLong(1) != last + 1 || hash.length != ChainRow.HASH_LENGTH) {
            throw new KernelException("the audit trail is broken after row " + last);
          }
          last++;
          hashes.writeBytes(hash);
        }
      }
    }
    return last == head.seq()
        ? Optional.empty()
        : Optional.of(
            Checkpoint.signed(
                authority,
                head.seq() + 1,
                last,
                hashes.toByteArray(),
                Instant.now().toString(),
                head.line(),
                key.keyId(),
                key.privateKey()));
  }
}
