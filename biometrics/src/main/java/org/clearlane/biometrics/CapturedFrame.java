// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import org.clearlane.biometrics.FaceAcquisition.Acquired;

/**
 * A usable frame of a capture, without its picture. Biometric data: it lives as long as the
 * capture.
 */
public final class CapturedFrame {
  private final Acquired face;
  private final byte[] digest;
  private final Instant receivedAt;

  private CapturedFrame(Acquired face, byte[] digest, Instant receivedAt) {
    this.face = face;
    this.digest = digest;
    this.receivedAt = receivedAt;
  }

  /**
   * @param face what was acquired from the frame
   * @param encoded the frame's file, of which only a digest is kept
   * @param receivedAt when the frame arrived
   */
  public static CapturedFrame of(Acquired face, byte[] encoded, Instant receivedAt) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(encoded);
      return new CapturedFrame(face, digest, receivedAt);
    } catch (NoSuchAlgorithmException e) {
      throw new BiometricsException("SHA-256 is missing", e);
    }
  }

  public Acquired face() {
    return face;
  }

  /** Empty if the matcher keeps none. */
  public Optional<FaceTrace> trace() {
    return face.trace();
  }

  /** The SHA-256 of the frame's file; a copy. */
  public byte[] digest() {
    return digest.clone();
  }

  public Instant receivedAt() {
    return receivedAt;
  }
}
