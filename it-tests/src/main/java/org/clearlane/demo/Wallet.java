// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** A traveller's phone: a device key, a credential, and a new text for the QR code every 30 s. */
public final class Wallet {
  static final int STEP_SECONDS = 30;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final KeyPair device;
  private String authority = "";
  private String credential = "";

  public Wallet() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      device = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new DemoException("P-256 is not available", e);
    }
  }

  /** The public key as a JWK. */
  public JsonObject deviceKey() {
    ECPublicKey key = (ECPublicKey) device.getPublic();
    return Json.createObjectBuilder()
        .add("kty", "EC")
        .add("crv", "P-256")
        .add("x", coordinate(key.getW().getAffineX()))
        .add("y", coordinate(key.getW().getAffineY()))
        .build();
  }

  private static String coordinate(BigInteger value) {
    byte[] bytes = value.toByteArray();
    byte[] fixed = new byte[32];
    int length = Math.min(32, bytes.length);
    System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
    return BASE64.encodeToString(fixed);
  }

  /** Takes the credential as the server issued it. */
  public void accept(JsonObject issued) {
    authority = issued.getString("authority");
    credential = issued.getString("credential");
  }

  public static long step(Instant at) {
    return at.getEpochSecond() / STEP_SECONDS;
  }

  /** What the phone shows in a time step. */
  public String text(long step) {
    try {
      String hash =
          BASE64.encodeToString(
              MessageDigest.getInstance("SHA-256").digest(credential.getBytes(US_ASCII)));
      Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
      signer.initSign(device.getPrivate());
      signer.update(("CLR1|" + authority + "|" + hash + "|" + step).getBytes(UTF_8));
      return String.join(
          ".",
          Arrays.asList(
              "CLR1",
              authority,
              credential,
              Long.toString(step),
              BASE64.encodeToString(signer.sign())));
    } catch (GeneralSecurityException e) {
      throw new DemoException("ECDSA is not available", e);
    }
  }
}
