// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a checkpoint file line by line and lets nothing through that the authority did not write
 * there. Reads as far as the file reached when it was opened: what the server adds meanwhile could
 * speak of rows that the verifier's snapshot does not have.
 */
final class CheckpointReader implements Closeable {
  private final InputStream in;
  private final String authority;
  private final PublicKeys keys;
  private long bytesLeft;
  private long line;
  private String lineBefore = "";
  private @Nullable Checkpoint current;
  private long sealed;

  /** A missing file is an empty one. */
  CheckpointReader(Path file, String authority, PublicKeys keys) throws IOException {
    this.authority = authority;
    this.keys = keys;
    boolean exists = Files.exists(file);
    this.bytesLeft = exists ? Files.size(file) : 0;
    this.in =
        exists
            ? new BufferedInputStream(Files.newInputStream(file))
            : InputStream.nullInputStream();
  }

  /** The exported hash of the row, empty beyond the last checkpoint; ask for rows in order. */
  Optional<byte[]> hashOf(long seq) throws IOException, NotAuthenticException {
    while (seq > sealed && next()) {
      // The next line may reach the row.
    }
    return current == null || seq > sealed ? Optional.empty() : Optional.of(current.hashOf(seq));
  }

  /** The last sealed row, once every line that is left has been checked. */
  long sealed() throws IOException, NotAuthenticException {
    while (next()) {
      // Each line is checked as it is read.
    }
    return sealed;
  }

  private boolean next() throws IOException, NotAuthenticException {
    Optional<String> text = nextLine();
    if (text.isEmpty()) {
      return false;
    }
    Checkpoint checkpoint =
        Checkpoint.read(text.get())
            .orElseThrow(() -> new NotAuthenticException(line, "cannot be read"));
    if (!checkpoint.authority().equals(authority)
        || checkpoint.from() != sealed + 1
        || !checkpoint.previousLine().equals(lineBefore)) {
      throw new NotAuthenticException(line, "does not follow the line before");
    }
    if (!checkpoint.verifies(
        keys.find(checkpoint.keyId())
            .orElseThrow(() -> new NotAuthenticException(line, "names a key that is not known")))) {
      throw new NotAuthenticException(line, "is not signed by the authority");
    }
    lineBefore = Checkpoint.hashOfLine(text.get());
    sealed = checkpoint.to();
    current = checkpoint;
    return true;
  }

  /** Empty at the end, and before a last line without a line break: it is still being written. */
  private Optional<String> nextLine() throws IOException, NotAuthenticException {
    line++;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (bytesLeft > 0) {
      int next = in.read();
      bytesLeft--;
      if (next == '\n') {
        return Optional.of(bytes.toString(UTF_8));
      }
      if (next < 0 || bytes.size() == Checkpoint.LONGEST_LINE) {
        throw new NotAuthenticException(line, "cannot be read");
      }
      bytes.write(next);
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
