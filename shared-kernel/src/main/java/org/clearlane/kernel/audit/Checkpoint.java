// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.clearlane.kernel.KernelException;

/**
 * A signed stretch of the chain: the hashes of its rows from one sequence number to another, one
 * line of {@code checkpoints.jsonl}. Names the line before by its hash, so that lines cannot be
 * taken out.
 */
@SuppressWarnings("ArrayRecordComponent") // made and read within one call, never compared
record Checkpoint(
    String authority,
    long from,
    long to,
    byte[] rowHashes,
    String at,
    String previousLine,
    String keyId,
    byte[] signature) {
  /** In bytes; a full line of an export has some 850,000. */
  static final int LONGEST_LINE = 1 << 20;

  private static final String ALGORITHM = "SHA256withECDSA";

  static Checkpoint signed(
      String authority,
      long from,
      long to,
      byte[] rowHashes,
      String at,
      String previousLine,
      String keyId,
      PrivateKey key) {
    try {
      Checkpoint unsigned =
          new Checkpoint(authority, from, to, rowHashes, at, previousLine, keyId, new byte[0]);
      Signature signer = Signature.getInstance(ALGORITHM);
      signer.initSign(key);
      signer.update(unsigned.signedBytes());
      return new Checkpoint(authority, from, to, rowHashes, at, previousLine, keyId, signer.sign());
    } catch (GeneralSecurityException e) {
      throw new KernelException("the head of the audit trail cannot be signed", e);
    }
  }

  boolean verifies(PublicKey key) {
    try {
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update(signedBytes());
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private byte[] signedBytes() {
    return String.join(
            "\n",
            "clearlane audit checkpoint 1",
            authority,
            Long.toString(from),
            Long.toString(to),
            Base64.getEncoder().encodeToString(rowHashes),
            at,
            previousLine,
            keyId)
        .getBytes(UTF_8);
  }

  /** The hash of row {@code seq}, which lies in this stretch. */
  byte[] hashOf(long seq) {
    byte[] hash = new byte[ChainRow.HASH_LENGTH];
    System.arraycopy(
        rowHashes, Math.toIntExact(seq - from) * ChainRow.HASH_LENGTH, hash, 0, hash.length);
    return hash;
  }

  String line() {
    return Json.createObjectBuilder()
        .add("authority", authority)
        .add("from", from)
        .add("to", to)
        .add("rowHashes", Base64.getEncoder().encodeToString(rowHashes))
        .add("at", at)
        .add("previousLine", previousLine)
        .add("keyId", keyId)
        .add("signature", Base64.getEncoder().encodeToString(signature))
        .build()
        .toString();
  }

  static Optional<Checkpoint> read(String line) {
    try (JsonReader reader = Json.createReader(new StringReader(line))) {
      JsonObject json = reader.readObject();
      Base64.Decoder base64 = Base64.getDecoder();
      Checkpoint read =
          new Checkpoint(
              json.getString("authority"),
              json.getJsonNumber("from").longValueExact(),
              json.getJsonNumber("to").longValueExact(),
              base64.decode(json.getString("rowHashes")),
              json.getString("at"),
              json.getString("previousLine"),
              json.getString("keyId"),
              base64.decode(json.getString("signature")));
      int rows = read.rowHashes().length / ChainRow.HASH_LENGTH;
      return rows > 0
              && read.rowHashes().length == rows * ChainRow.HASH_LENGTH
              && read.from() > 0
              && read.to() == read.from() + rows - 1
          ? Optional.of(read)
          : Optional.empty();
    } catch (JsonException
        | IllegalArgumentException
        | ClassCastException
        | ArithmeticException
        | NullPointerException e) {
      return Optional.empty();
    }
  }

  static String hashOfLine(String line) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(line.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new KernelException("SHA-256 is not available", e);
    }
  }
}
