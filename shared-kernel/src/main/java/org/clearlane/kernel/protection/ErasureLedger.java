// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.protection;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.clearlane.kernel.ErasedTravellerException;
import org.clearlane.kernel.KernelException;
import org.clearlane.kernel.TravellerId;

/**
 * {@code erasures.log}: the SHA-256 of every id whose key is gone for good, one per line. Only
 * grows; a reader sees what another process added, since every question looks at the file's size.
 *
 * <p>The file exists from the first moment of a key store: one that is missing was lost, and
 * without it a key that comes back with a backup would be used again.
 */
final class ErasureLedger {
  static final String FILE = "erasures.log";
  private static final String ROLE = "erasure ledger";
  private static final Pattern LINE = Pattern.compile("[0-9a-f]{64}");

  private final KeyFolder folder;
  private final Set<String> erased = ConcurrentHashMap.newKeySet();
  private volatile long sizeRead;
  private volatile long wholeRead;

  ErasureLedger(KeyFolder folder) {
    this.folder = folder;
    if (!folder.has(FILE)) {
      throw new KernelException(
          "the erasure ledger file is missing: restore it, or create it empty if no traveller of"
              + " this authority was ever erased");
    }
    refresh();
  }

  static void createIn(KeyFolder folder) {
    folder.create(FILE, new byte[0], ROLE);
  }

  boolean contains(TravellerId traveller) {
    if (folder.size(FILE, ROLE) != sizeRead) {
      refresh();
    }
    return erased.contains(hash(traveller));
  }

  /**
   * @throws ErasedTravellerException if the traveller is in the ledger
   */
  void refuseErased(TravellerId traveller) {
    if (contains(traveller)) {
      throw new ErasedTravellerException(traveller);
    }
  }

  /** Adds the traveller, on disk before returning. The caller holds the key store's lock. */
  void add(TravellerId traveller) {
    if (contains(traveller)) {
      return;
    }
    cutTornLine();
    folder.append(FILE, (hash(traveller) + "\n").getBytes(US_ASCII), ROLE);
    refresh();
  }

  private synchronized void refresh() {
    byte[] content = folder.read(FILE, ROLE).orElseGet(() -> new byte[0]);
    int whole = wholeLines(content);
    if (whole < wholeRead) {
      throw new KernelException("the erasure ledger file has lost lines: restore it");
    }
    new String(content, 0, whole, US_ASCII)
        .lines()
        .forEach(
            line -> {
              if (!LINE.matcher(line).matches()) {
                throw new KernelException("the erasure ledger file is damaged: restore it");
              }
              erased.add(line);
            });
    wholeRead = whole;
    sizeRead = content.length;
  }

  /** A crash while a line was written leaves a part of it; its erasure had not been confirmed. */
  private void cutTornLine() {
    byte[] content = folder.read(FILE, ROLE).orElseGet(() -> new byte[0]);
    int whole = wholeLines(content);
    if (whole < content.length) {
      folder.truncate(FILE, whole, ROLE);
    }
  }

  private static int wholeLines(byte[] content) {
    int end = content.length;
    while (end > 0 && content[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private static String hash(TravellerId traveller) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(traveller.toString().getBytes(US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new KernelException("SHA-256 is not available", e);
    }
  }
}
