// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.clearlane.kernel.audit.ChainVerifier;

/**
 * Recomputes an audit chain and compares it with the exported checkpoints. Needs neither the server
 * nor a key: the public keys stand beside the checkpoints. Constant memory; some 100,000 rows a
 * second.
 */
public final class AuditVerification {
  private AuditVerification() {}

  /** What verification found. */
  public sealed interface Result {
    /**
     * Every row and every checkpoint agrees.
     *
     * @param rows how many rows the chain has
     * @param sealed the last row that a checkpoint vouches for; what follows could still be
     *     rewritten unnoticed
     */
    record Intact(long rows, long sealed) implements Result {}

    /**
     * The chain was changed.
     *
     * @param firstBrokenRow sequence number of the first row that is not as it was written, or is
     *     missing; 0 if the checkpoint file itself is not authentic
     */
    record Broken(long firstBrokenRow, String reason) implements Result {}
  }

  /**
   * Verifies one authority's chain.
   *
   * @param connection to the authority's database, with a role that may read it
   * @param authority its code
   * @param exported the authority's folder of exported checkpoints and public keys
   * @throws SQLException if the database cannot be read
   * @throws KernelException if the folder cannot be read
   */
  public static Result verify(Connection connection, String authority, Path exported)
      throws SQLException {
    return verify(connection, authority, exported, ChainVerifier.publicKeysIn(exported));
  }

  /**
   * Verifies one authority's chain with public keys that were kept elsewhere. Who can write the
   * exported folder could replace the keys in it together with the checkpoints; a copy made at the
   * start and kept by someone else closes that gap.
   *
   * @param publicKeys a folder of {@code KEYID.pem} files
   * @throws SQLException if the database cannot be read
   * @throws KernelException if a folder cannot be read
   */
  public static Result verify(
      Connection connection, String authority, Path exported, Path publicKeys) throws SQLException {
    return new ChainVerifier(connection, authority, exported, publicKeys).verify();
  }
}
