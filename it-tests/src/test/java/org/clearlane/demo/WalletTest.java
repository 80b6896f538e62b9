// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class WalletTest {
  private static final String JWE = "eyJh.bcd.efg.hij.klm";

  @Test
  void showsTheCredentialWithTheStepAndTheDevicesSignature() throws GeneralSecurityException {
    Wallet wallet = wallet();

    String text = wallet.text(59_849_999);

    assertThat(text).startsWith("CLR1.a." + JWE + ".59849999.");
    List<String> parts = List.of(text.split("\\.", -1));
    byte[] signature = Base64.getUrlDecoder().decode(parts.getLast());
    assertThat(signature).hasSize(64);
    assertThat(signed(wallet, "a", 59_849_999, signature)).isTrue();
    assertThat(signed(wallet, "a", 59_850_000, signature)).as("another step").isFalse();
    assertThat(signed(wallet, "b", 59_849_999, signature)).as("another authority").isFalse();
  }

  @Test
  void writesCoordinatesOfTheKeyInFull() {
    // One in 128 keys has a coordinate that begins with a zero byte.
    for (int i = 0; i < 300; i++) {
      JsonObject key = new Wallet().deviceKey();
      assertThat(Base64.getUrlDecoder().decode(key.getString("x"))).hasSize(32);
      assertThat(Base64.getUrlDecoder().decode(key.getString("y"))).hasSize(32);
    }
  }

  @Test
  void countsStepsOfHalfAMinute() {
    assertThat(Wallet.step(Instant.ofEpochSecond(59))).isEqualTo(1);
    assertThat(Wallet.step(Instant.ofEpochSecond(60))).isEqualTo(2);
    assertThat(Wallet.step(Instant.parse("2026-11-24T09:00:29.999Z")))
        .isEqualTo(Wallet.step(Instant.parse("2026-11-24T09:00:00Z")));
  }

  private static Wallet wallet() {
    Wallet wallet = new Wallet();
    wallet.accept(Json.createObjectBuilder().add("authority", "a").add("credential", JWE).build());
    return wallet;
  }

  /** What the server does, written from the format's description. */
  private static boolean signed(Wallet wallet, String authority, long step, byte[] signature)
      throws GeneralSecurityException {
    String hash =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(MessageDigest.getInstance("SHA-256").digest(JWE.getBytes(US_ASCII)));
    Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
    verifier.initVerify(publicKey(wallet.deviceKey()));
    verifier.update(("CLR1|" + authority + "|" + hash + "|" + step).getBytes(UTF_8));
    return verifier.verify(signature);
  }

  private static PublicKey publicKey(JsonObject jwk) throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec("secp256r1"));
    ECPoint point = new ECPoint(coordinate(jwk.getString("x")), coordinate(jwk.getString("y")));
    return KeyFactory.getInstance("EC")
        .generatePublic(
            new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class)));
  }

  private static BigInteger coordinate(String text) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(text));
  }
}
