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
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** A traveller's phone: a device key, a credential, and a new text for the QR code every 30 s. */
public final class Wallet {
  static final int STEP_SECONDS = 30;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final KeyPair device;
  private String authority = "";
  private String credential = "";
  private String id = "";

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
    id = issued.getString("id", "");
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
      return String.join(
          ".",
          "CLR1",
          authority,
          credential,
          Long.toString(step),
          signed("CLR1|" + authority + "|" + hash + "|" + step));
    } catch (GeneralSecurityException e) {
      throw new DemoException("SHA-256 is not available", e);
    }
  }

  /** What a phone with the credentials of two to four people shows for all of them. */
  public static String familyText(List<Wallet> family, long step) {
    String authority = family.getFirst().authority;
    List<String> ids = family.stream().map(member -> member.id).toList();
    String all = "CLRG1|" + authority + "|" + String.join("|", ids) + "|" + step;
    return String.join(
        ".",
        "CLRG1",
        authority,
        Integer.toString(family.size()),
        String.join(".", ids),
        Long.toString(step),
        family.stream().map(member -> member.signed(all)).collect(Collectors.joining(".")));
  }

  private String signed(String text) {
    try {
      Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
      signer.initSign(device.getPrivate());
      signer.update(text.getBytes(UTF_8));
      return BASE64.encodeToString(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new DemoException("ECDSA is not available", e);
    }
  }
}
