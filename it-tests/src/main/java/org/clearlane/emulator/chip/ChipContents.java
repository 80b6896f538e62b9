// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator.chip;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one chip holds.
 *
 * @param files by file identifier, as they are read
 * @param documentKey SHA-1 of the key part of the machine-readable zone (Doc 9303-11, 9.7.2)
 * @param cardAccessNumber six digits, or none
 * @param pace whether the chip offers PACE beside basic access control
 * @param activeKey signs challenges, if the chip can
 * @param agreementKey agrees on new session keys (P-256), if the chip can
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ChipContents(
    Map<Integer, byte[]> files,
    byte[] documentKey,
    Optional<String> cardAccessNumber,
    boolean pace,
    Optional<PrivateKey> activeKey,
    Optional<BigInteger> agreementKey) {
  public static final int CARD_ACCESS = 0x011C;
  public static final int COMMON = 0x011E;
  public static final int SECURITY_OBJECT = 0x011D;

  public ChipContents {
    files = Map.copyOf(files);
  }

  /** File identifier of a data group, 1 to 16. */
  public static int dataGroup(int number) {
    return 0x0100 + number;
  }

  /** A copy of a file, which must be there. */
  public byte[] file(int file) {
    byte[] found = files.get(file);
    if (found == null) {
      throw new IllegalArgumentException("the chip has no file " + file);
    }
    return found.clone();
  }

  /** The same chip with one file exchanged. */
  public ChipContents with(int file, byte[] content) {
    Map<Integer, byte[]> changed = new HashMap<>(files);
    changed.put(file, content);
    return new ChipContents(changed, documentKey, cardAccessNumber, pace, activeKey, agreementKey);
  }

  /** The same chip without a file. */
  public ChipContents without(int file) {
    Map<Integer, byte[]> changed = new HashMap<>(files);
    changed.remove(file);
    return new ChipContents(changed, documentKey, cardAccessNumber, pace, activeKey, agreementKey);
  }

  /** The same files on a chip with other keys, as a copy of a document has them. */
  public ChipContents with(PrivateKey active, BigInteger agreement) {
    return new ChipContents(
        files, documentKey, cardAccessNumber, pace, Optional.of(active), Optional.of(agreement));
  }

  byte[] password(int reference) {
    return switch (reference) {
      case 1 -> documentKey;
      case 2 ->
          cardAccessNumber
              .orElseThrow(() -> new RefusedException(0x6A88))
              .getBytes(StandardCharsets.US_ASCII);
      default -> throw new RefusedException(0x6A88);
    };
  }
}
