// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.clearlane.kernel.AuditVerification.Result;
import org.clearlane.kernel.KernelException;
import org.jspecify.annotations.Nullable;

/** Walks the chain and the checkpoints side by side. */
public final class ChainVerifier {
  private final Connection connection;
  private final String authority;
  private final Path exported;

  public ChainVerifier(Connection connection, String authority, Path exported) {
    this.connection = connection;
    this.authority = authority;
    this.exported = exported;
  }

  /** Compares row by row; the first difference ends the walk. */
  public Result verify() throws SQLException {
    Checkpoints checkpoints = new Checkpoints();
    Optional<String> bad = checkpoints.load();
    if (bad.isPresent()) {
      return new Result.Broken(0, bad.get());
    }
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(5_000);
      try (ResultSet rows =
          statement.executeQuery(
              "select seq, at, action, actor, subject, object, details, previous_hash, hash"
                  + " from kernel.audit_event order by seq")) {
        return walk(rows, checkpoints);
      }
    } finally {
      connection.rollback();
    }
  }

  private static Result walk(ResultSet rows, Checkpoints checkpoints) throws SQLException {
    long last = 0;
    byte[] previous = ChainRow.genesis();
    while (rows.next()) {
      long seq = rows.getLong(1);
      if (seq != last + 1) {
        return new Result.Broken(last + 1, "the row is missing");
      }
      ChainRow row =
          new ChainRow(
              seq,
              rows.getObject(2, OffsetDateTime.class).toInstant(),
              rows.getString(3),
              rows.getString(4),
              rows.getString(5),
              rows.getString(6),
              rows.getString(7));
      byte[] hash = rows.getBytes(9);
      byte[] sealed = checkpoints.hashOf(seq);
      if (!Arrays.equals(row.hash(previous), hash) || !Arrays.equals(previous, rows.getBytes(8))) {
        return new Result.Broken(seq, "the row's hash does not follow from its content");
      }
      if (sealed != null && !Arrays.equals(sealed, hash)) {
        return new Result.Broken(seq, "the row was rewritten after it had been exported");
      }
      previous = hash;
      last = seq;
    }
    return last < checkpoints.sealed()
        ? new Result.Broken(last + 1, "the row is missing, though it had been exported")
        : new Result.Intact(last, checkpoints.sealed());
  }

  /** The checkpoint file, authenticated as a whole, then read line by line beside the rows. */
  private final class Checkpoints {
    private List<String> lines = List.of();
    private int next;
    private @Nullable Checkpoint current;
    private long sealed;

    /** What is wrong with the file, if anything. */
    Optional<String> load() {
      Path file = exported.resolve("checkpoints.jsonl");
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      try {
        lines = Files.readAllLines(file);
      } catch (IOException e) {
        throw new KernelException("the audit checkpoints cannot be read", e);
      }
      String before = "";
      for (int i = 0; i < lines.size(); i++) {
        Optional<Checkpoint> read = Checkpoint.read(lines.get(i));
        String where = "checkpoint line " + (i + 1) + " ";
        if (read.isEmpty()) {
          return Optional.of(where + "cannot be read");
        }
        Checkpoint checkpoint = read.get();
        if (!checkpoint.authority().equals(authority)
            || checkpoint.from() != sealed + 1
            || !checkpoint.previousLine().equals(before)) {
          return Optional.of(where + "does not follow the line before");
        }
        if (!checkpoint.verifies(publicKey(checkpoint.keyId()))) {
          return Optional.of(where + "is not signed by the authority");
        }
        sealed = checkpoint.to();
        before = Checkpoint.hashOfLine(lines.get(i));
      }
      return Optional.empty();
    }

    long sealed() {
      return sealed;
    }

    /** The exported hash of the row, null beyond the last checkpoint; rows come in order. */
    byte @Nullable [] hashOf(long seq) {
      Checkpoint stretch = current;
      while ((stretch == null || stretch.to() < seq) && next < lines.size()) {
        stretch = Checkpoint.read(lines.get(next++)).orElseThrow();
      }
      current = stretch;
      return stretch == null || seq > stretch.to() ? null : stretch.hashOf(seq);
    }

    private PublicKey publicKey(String keyId) {
      if (!keyId.matches("[A-Za-z0-9_-]{8,16}")) {
        throw new KernelException("a checkpoint names a key in an unknown form");
      }
      try {
        String pem = Files.readString(exported.resolve("public-keys").resolve(keyId + ".pem"));
        byte[] encoded =
            Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", "").strip());
        return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
      } catch (IOException | GeneralSecurityException e) {
        throw new KernelException("the public key " + keyId + " cannot be read", e);
      }
    }
  }
}
