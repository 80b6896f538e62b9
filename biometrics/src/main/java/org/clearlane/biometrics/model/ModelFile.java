// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.model;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.clearlane.biometrics.BiometricsException;

/**
 * A model by its file name and the checksum that its content must have.
 *
 * @param sha256 64 lower-case hexadecimal digits
 */
public record ModelFile(String name, String sha256) {

  /** Where model files come from; {@link ModelFile#bundled} reads those of this module. */
  @FunctionalInterface
  public interface Source {
    byte[] read(String name) throws IOException;
  }

  /** Reads a model that was packed beside this class. */
  public static byte[] bundled(String name) throws IOException {
    try (InputStream in = ModelFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no resource " + name);
      }
      return in.readAllBytes();
    }
  }

  /**
   * Reads the file and verifies it.
   *
   * @throws BiometricsException if it is missing, unreadable or has another checksum
   */
  public byte[] verifiedContent(Source source) {
    byte[] content;
    try {
      content = source.read(name);
    } catch (IOException e) {
      throw new BiometricsException("the model " + name + " cannot be read", e);
    }
    String found = sha256(content);
    if (!found.equals(sha256)) {
      throw new BiometricsException(
          "the model " + name + " has the SHA-256 checksum " + found + " instead of " + sha256);
    }
    return content;
  }

  /** The SHA-256 checksum of some bytes in lower-case hexadecimal digits. */
  public static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
