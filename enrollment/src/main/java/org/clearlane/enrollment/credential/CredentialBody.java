// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.credential;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.enrollment.CredentialId;
import org.clearlane.kernel.TravellerId;

/**
 * The signed content of a credential, in a fixed binary layout (big-endian): version 1 (1 byte),
 * credential id (16), traveller id (16), document reference (16), not before and expiry in seconds
 * since 1970 (4 + 4), device key as uncompressed P-256 coordinates x and y (32 + 32), length of the
 * model id (1) and the model id (ASCII), face template as int8 (the rest, one byte for each of its
 * values).
 */
@SuppressWarnings("ArrayRecordComponent") // made and read within one call, never compared
record CredentialBody(
    CredentialId credential,
    TravellerId traveller,
    byte[] documentReference,
    Instant notBefore,
    Instant expiry,
    byte[] deviceKey,
    String modelId,
    byte[] template) {
  private static final byte VERSION = 1;
  private static final int FIXED = 1 + 16 + 16 + 16 + 4 + 4 + 64 + 1;

  byte[] write() {
    byte[] model = modelId.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    ByteBuffer out = ByteBuffer.allocate(FIXED + model.length + template.length).put(VERSION);
    put(out, credential.value());
    put(out, traveller.value());
    out.put(documentReference, 0, 16)
        .putInt((int) notBefore.getEpochSecond())
        .putInt((int) expiry.getEpochSecond())
        .put(deviceKey, 0, 64)
        .put((byte) model.length)
        .put(model)
        .put(template);
    return out.array();
  }

  /**
   * @throws IllegalArgumentException if the bytes have another layout
   */
  static CredentialBody read(byte[] bytes) {
    int dimension = bytes.length < FIXED ? -1 : bytes.length - FIXED - bytes[FIXED - 1];
    if (dimension < FaceTemplate.LEAST_DIMENSION
        || dimension > FaceTemplate.MOST_DIMENSION
        || bytes[0] != VERSION
        || bytes[FIXED - 1] < 1) {
      throw new IllegalArgumentException("not a credential body of version " + VERSION);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes).position(1);
    CredentialId credential = new CredentialId(new UUID(in.getLong(), in.getLong()));
    TravellerId traveller = new TravellerId(new UUID(in.getLong(), in.getLong()));
    byte[] document = take(in, 16);
    Instant notBefore = Instant.ofEpochSecond(Integer.toUnsignedLong(in.getInt()));
    Instant expiry = Instant.ofEpochSecond(Integer.toUnsignedLong(in.getInt()));
    byte[] deviceKey = take(in, 64);
    String model = new String(take(in, in.get()), java.nio.charset.StandardCharsets.US_ASCII);
    return new CredentialBody(
        credential, traveller, document, notBefore, expiry, deviceKey, model, take(in, dimension));
  }

  private static void put(ByteBuffer out, UUID id) {
    out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }

  private static byte[] take(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  @Override
  public String toString() {
    return "CredentialBody[" + credential + "]";
  }
}
