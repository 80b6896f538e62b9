// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is stored of a person's enrolled fingers: two, or one of a person who has no second finger
 * that leaves a print.
 *
 * @param fingers one or two templates of different, known fingers, made by one algorithm
 */
public record FingerprintReference(List<FingerprintTemplate> fingers) {
  /** The most fingers of a reference. */
  public static final int MOST_FINGERS = 2;

  private static final byte VERSION = 1;

  /**
   * @throws IllegalArgumentException if the templates do not make a reference
   */
  public FingerprintReference {
    fingers = List.copyOf(fingers);
    if (fingers.isEmpty() || fingers.size() > MOST_FINGERS) {
      throw new IllegalArgumentException("a reference has one or two fingers");
    }
    Set<FingerPosition> positions = EnumSet.noneOf(FingerPosition.class);
    for (FingerprintTemplate finger : fingers) {
      if (finger.position() == FingerPosition.UNKNOWN || !positions.add(finger.position())) {
        throw new IllegalArgumentException("the fingers of a reference are known and different");
      }
      if (!finger.algorithm().equals(fingers.getFirst().algorithm())) {
        throw new IllegalArgumentException("the fingers of a reference have one algorithm");
      }
    }
  }

  /** The algorithm of the templates; see {@link FingerprintMatcher#algorithm()}. */
  public String algorithm() {
    return fingers.getFirst().algorithm();
  }

  /**
   * The form to be sealed and stored: version (1), number of fingers (1), then for each its
   * big-endian length (2) and {@link FingerprintTemplate#toBytes()}.
   */
  public byte[] toBytes() {
    List<byte[]> parts = fingers.stream().map(FingerprintTemplate::toBytes).toList();
    ByteBuffer out = ByteBuffer.allocate(2 + parts.stream().mapToInt(p -> 2 + p.length).sum());
    out.put(VERSION).put((byte) parts.size());
    parts.forEach(part -> out.putShort((short) part.length).put(part));
    return out.array();
  }

  /**
   * Reverses {@link #toBytes()}, safe with hostile bytes.
   *
   * @throws IllegalArgumentException if the bytes have another form or version
   */
  public static FingerprintReference fromBytes(byte[] bytes) {
    if (bytes.length < 2 || bytes[0] != VERSION || bytes[1] < 1 || bytes[1] > MOST_FINGERS) {
      throw new IllegalArgumentException("not a fingerprint reference of version " + VERSION);
    }
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes, 2, bytes.length - 2);
      List<FingerprintTemplate> fingers = new ArrayList<>();
      for (int i = 0; i < bytes[1]; i++) {
        int length = Short.toUnsignedInt(in.getShort());
        if (length > Math.min(in.remaining(), FingerprintTemplate.MOST_BYTES)) {
          throw new IllegalArgumentException("a fingerprint reference has another length");
        }
        byte[] part = new byte[length];
        in.get(part);
        fingers.add(FingerprintTemplate.fromBytes(part));
      }
      if (in.hasRemaining()) {
        throw new IllegalArgumentException("a fingerprint reference has another length");
      }
      return new FingerprintReference(fingers);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("a fingerprint reference ends early", e);
    }
  }
}
