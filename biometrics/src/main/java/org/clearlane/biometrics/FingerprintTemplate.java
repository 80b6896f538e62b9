// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.clearlane.biometrics.finger.NativeTemplate;

/**
 * The minutiae of one finger, comparable only under the algorithm that made it. Immutable; equal
 * when all of its parts are. Biometric data: encrypt it at rest and keep it out of logs ({@link
 * #toString()} shows no minutiae).
 */
public final class FingerprintTemplate {
  /**
   * The fewest minutiae of a template. On FVC2004 DB1_B the one impression with fewer matched one
   * in seven others of its finger at a false match rate of 1e-4; impressions with 15 to 19 matched
   * half of them.
   */
  public static final int LEAST_MINUTIAE = 12;

  /** The most that a record of ISO/IEC 19794-2 holds; extraction keeps the best 100. */
  public static final int MOST_MINUTIAE = 255;

  /** The most bytes of {@link #toBytes()}. */
  public static final int MOST_BYTES = NativeTemplate.MOST_BYTES + 64;

  private static final Pattern ALGORITHM = Pattern.compile("[A-Za-z0-9._-]{1,32}");
  private static final byte VERSION = 1;
  private static final int UNKNOWN_QUALITY = 255;

  /** Where the minutiae come from. */
  public enum Origin {
    /** From a picture, by this algorithm. */
    EXTRACTED(0),
    /**
     * From a record of ISO/IEC 19794-2 or ANSI INCITS 378, placed by another extractor's rules:
     * genuine scores are lower, and the calibration of thresholds was not made for it.
     */
    IMPORTED(1);

    private final byte code;

    Origin(int code) {
      this.code = (byte) code;
    }
  }

  private final String algorithm;
  private final Origin origin;
  private final FingerPosition position;
  private final int minutiae;
  private final OptionalInt quality;
  private final byte[] nativeForm;

  /**
   * @param algorithm one to 32 of {@code A-Z a-z 0-9 . _ -}; see {@link
   *     FingerprintMatcher#algorithm()}
   * @param minutiae how many there are, {@value #LEAST_MINUTIAE} to {@value #MOST_MINUTIAE}
   * @param quality 0 to 100, or empty if an imported record did not tell
   * @param nativeForm the algorithm's own form; copied. It is parsed if the algorithm is the
   *     current one; a template of another version is carried unread, and comparing refuses it
   * @throws IllegalArgumentException if a part has another form
   */
  public FingerprintTemplate(
      String algorithm,
      Origin origin,
      FingerPosition position,
      int minutiae,
      OptionalInt quality,
      byte[] nativeForm) {
    if (!ALGORITHM.matcher(algorithm).matches()) {
      throw new IllegalArgumentException("an algorithm must match " + ALGORITHM);
    }
    if (minutiae < LEAST_MINUTIAE || minutiae > MOST_MINUTIAE) {
      throw new IllegalArgumentException(
          "a template has " + LEAST_MINUTIAE + " to " + MOST_MINUTIAE + " minutiae");
    }
    if (quality.isPresent() && (quality.getAsInt() < 0 || quality.getAsInt() > 100)) {
      throw new IllegalArgumentException("a quality takes 0 to 100");
    }
    if (algorithm.equals(NativeTemplate.ALGORITHM)
        && NativeTemplate.read(nativeForm).minutiae() != minutiae) {
      throw new IllegalArgumentException("a template has another number of minutiae");
    }
    this.algorithm = algorithm;
    this.origin = origin;
    this.position = position;
    this.minutiae = minutiae;
    this.quality = quality;
    this.nativeForm = nativeForm.clone();
  }

  /** The algorithm and version that made it; see {@link FingerprintMatcher#algorithm()}. */
  public String algorithm() {
    return algorithm;
  }

  public Origin origin() {
    return origin;
  }

  /** The finger, {@link FingerPosition#UNKNOWN} if nobody said. */
  public FingerPosition position() {
    return position;
  }

  /** How many minutiae there are. */
  public int minutiae() {
    return minutiae;
  }

  /** 0 to 100, higher is better; see {@link FingerprintQuality#overall()}. */
  public OptionalInt quality() {
    return quality;
  }

  /** A copy of the algorithm's own form. */
  public byte[] nativeForm() {
    return nativeForm.clone();
  }

  /**
   * The form to be sealed and stored: version (1), origin (1), finger position code (1), number of
   * minutiae (1), quality or 255 (1), length of the algorithm (1), algorithm (ASCII), big-endian
   * length of the native form (2), native form.
   */
  public byte[] toBytes() {
    byte[] name = algorithm.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer out = ByteBuffer.allocate(8 + name.length + nativeForm.length);
    out.put(VERSION).put(origin.code).put((byte) position.code());
    out.put((byte) minutiae).put((byte) quality.orElse(UNKNOWN_QUALITY));
    out.put((byte) name.length).put(name);
    out.putShort((short) nativeForm.length).put(nativeForm);
    return out.array();
  }

  /**
   * Reverses {@link #toBytes()}. Safe with hostile bytes: their length is bounded first, and what
   * they hold is checked.
   *
   * @throws IllegalArgumentException if the bytes have another form or version
   */
  public static FingerprintTemplate fromBytes(byte[] bytes) {
    if (bytes.length == 0 || bytes.length > MOST_BYTES || bytes[0] != VERSION) {
      throw new IllegalArgumentException("not a fingerprint template of version " + VERSION);
    }
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
      Origin origin = origin(in.get());
      FingerPosition position = FingerPosition.ofCode(in.get());
      int minutiae = Byte.toUnsignedInt(in.get());
      int quality = Byte.toUnsignedInt(in.get());
      byte[] name = new byte[Byte.toUnsignedInt(in.get())];
      in.get(name);
      int length = Short.toUnsignedInt(in.getShort());
      if (length != in.remaining()) {
        throw new IllegalArgumentException("a fingerprint template has another length");
      }
      byte[] nativeForm = new byte[length];
      in.get(nativeForm);
      return new FingerprintTemplate(
          new String(name, StandardCharsets.US_ASCII),
          origin,
          position,
          minutiae,
          quality == UNKNOWN_QUALITY ? OptionalInt.empty() : OptionalInt.of(quality),
          nativeForm);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("a fingerprint template ends early", e);
    }
  }

  private static Origin origin(byte code) {
    for (Origin origin : Origin.values()) {
      if (origin.code == code) {
        return origin;
      }
    }
    throw new IllegalArgumentException("a fingerprint template has another origin");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FingerprintTemplate template
        && algorithm.equals(template.algorithm)
        && origin == template.origin
        && position == template.position
        && minutiae == template.minutiae
        && quality.equals(template.quality)
        && Arrays.equals(nativeForm, template.nativeForm);
  }

  @Override
  public int hashCode() {
    return 31 * position.hashCode() + Arrays.hashCode(nativeForm);
  }

  @Override
  public String toString() {
    return "FingerprintTemplate[" + algorithm + ", " + position + "]";
  }
}
