// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import org.clearlane.kernel.AuditVerification.Result;
import org.clearlane.kernel.KernelException;

/** Walks the chain and the checkpoints side by side, in constant memory. */
public final class ChainVerifier {
  private final Connection connection;
  private final String authority;
  private final Path exported;
  private final Path publicKeys;

  public ChainVerifier(Connection connection, String authority, Path exported, Path publicKeys) {
    this.connection = connection;
    this.authority = authority;
    this.exported = exported;
    this.publicKeys = publicKeys;
  }

  public static Path publicKeysIn(Path exported) {
    return exported.resolve(PublicKeys.FOLDER);
  }

  /** Compares row by row; the first difference ends the walk. */
  public Result verify() throws SQLException {
    // The file before the rows: the rows it speaks of are then in the snapshot.
    try (CheckpointReader checkpoints =
        new CheckpointReader(
            exported.resolve(CheckpointFile.NAME), authority, new PublicKeys(publicKeys))) {
      return verify(checkpoints);
    } catch (NotAuthenticException e) {
      return new Result.Broken(0, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new KernelException("the audit checkpoints cannot be read", e);
    }
  }

  private Result verify(CheckpointReader checkpoints)
      throws SQLException, IOException, NotAuthenticException {
    boolean autoCommit = connection.getAutoCommit();
    // The driver fetches in portions within a transaction only.
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
      connection.setAutoCommit(autoCommit);
    }
  }

  private static Result walk(ResultSet rows, CheckpointReader checkpoints)
      throws SQLException, IOException, NotAuthenticException {
    long last = 0;
    byte[] previous = ChainRow.genesis();
    while (rows.next()) {
      ChainRow row = ChainRow.read(rows);
      if (row.seq() != last + 1) {
        return new Result.Broken(last + 1, "the row is missing");
      }
      byte[] hash = rows.getBytes("hash");
      Optional<byte[]> sealed = checkpoints.hashOf(row.seq());
      if (!follows(row, previous, hash)
          || !Arrays.equals(previous, rows.getBytes("previous_hash"))) {
        return new Result.Broken(row.seq(), "the row's hash does not follow from its content");
      }
      if (sealed.isPresent() && !Arrays.equals(sealed.get(), hash)) {
        return new Result.Broken(row.seq(), "the row was rewritten after it had been exported");
      }
      previous = hash;
      last = row.seq();
    }
    return end(last, checkpoints.sealed());
  }

  private static boolean follows(ChainRow row, byte[] previous, byte[] hash) {
    try {
      return Arrays.equals(row.hash(previous), hash);
    } catch (ArithmeticException e) {
      // A time that no server writes, such as PostgreSQL's infinity.
      return false;
    }
  }

  private static Result end(long last, long sealed) {
    return last < sealed
        ? new Result.Broken(last + 1, "the row is missing, though it had been exported")
        : new Result.Intact(last, sealed);
  }
}
