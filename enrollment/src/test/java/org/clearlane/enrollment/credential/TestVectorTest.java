// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clearlane.enrollment.FakeFaceMatcher;
import org.clearlane.enrollment.FakeKeyStore;
import org.clearlane.enrollment.QrClaim;
import org.clearlane.enrollment.QrReading;
import org.clearlane.enrollment.TestPhone;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.junit.jupiter.api.Test;

/** The vector in docs/qr-credential.md is what this implementation reads and writes. */
class TestVectorTest {
  private static final Instant SCANNED = Instant.parse("2026-11-24T10:00:00Z");

  private final JsonObject vector = vector();
  private final Authority authority = new Authority(vector.getString("authority"));
  private final String credential = vector.getString("credential");
  private final long step = vector.getJsonNumber("step").longValue();

  /** The vector's keys in place of the authority's. */
  private final class VectorKeys extends FakeKeyStore {
    @Override
    public byte[] blindIndex(String purpose, String value) {
      assertThat(purpose + "|" + value).isEqualTo("qr-credential-key|1");
      return bytes("encryptionKey");
    }

    @Override
    public Optional<ECPublicKey> publicKey(String keyId) {
      return Optional.of(keyId).filter(vector.getString("signingKeyId")::equals).map(_ -> key());
    }

    private ECPublicKey key() {
      try {
        return ECKey.parse(vector.getJsonObject("signingKey").toString()).toECPublicKey();
      } catch (java.text.ParseException | com.nimbusds.jose.JOSEException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static JsonObject vector() {
    try {
      String page = Files.readString(Path.of("../docs/qr-credential.md"), UTF_8);
      String block = page.substring(page.indexOf("```json") + 7, page.lastIndexOf("```"));
      try (JsonReader reader = Json.createReader(new StringReader(block))) {
        return reader.readObject();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] bytes(String name) {
    return new Base64URL(vector.getString(name)).decode();
  }

  private QrReading read(String text) {
    RevokedCredentials revoked = new RevokedCredentials();
    revoked.add(authority, List.of(), Instant.now());
    VectorKeys keys = new VectorKeys();
    QrReader reader = new QrReader(new CredentialSeal(keys, keys), revoked);
    return AuthorityContext.call(authority, () -> reader.read(text, SCANNED));
  }

  private QrReading genuine() {
    CredentialBody body = CredentialBody.read(bytes("body"));
    return new QrReading.Genuine(
        new QrClaim(
            body.credential(),
            body.traveller(),
            "00112233445566778899aabbccddeeff",
            org.clearlane.biometrics.FaceTemplate.fromInt8(body.modelId(), body.template()),
            step));
  }

  @Test
  void isReadAsGenuine() {
    assertThat(SCANNED.getEpochSecond() / 30).isEqualTo(step);
    String text =
        String.join(
            ".",
            "CLR1",
            authority.code(),
            credential,
            Long.toString(step),
            vector.getString("signature"));
    assertThat(read(text)).isEqualTo(genuine());
  }

  @Test
  void isWhatAPhoneWithTheDeviceKeyShows() throws Exception {
    TestPhone phone = new TestPhone(ECKey.parse(vector.getJsonObject("deviceKey").toString()));
    assertThat(read(phone.shows(authority.code(), credential, step))).isEqualTo(genuine());
    assertThat(new String(QrText.signed(authority.code(), credential, step), UTF_8))
        .isEqualTo(vector.getString("signed"));
    assertThat(CredentialBody.read(bytes("body")).deviceKey())
        .isEqualTo(DeviceKeys.coordinates(phone.publicJwk()).orElseThrow());
  }

  @Test
  void holdsTheBodyInAJwsInAJwe() throws Exception {
    JWEObject jwe = JWEObject.parse(credential);
    jwe.decrypt(new DirectDecrypter(bytes("encryptionKey")));
    assertThat(jwe.getPayload().toJWSObject().getPayload().toBytes()).isEqualTo(bytes("body"));
    assertThat(CredentialBody.read(bytes("body")).template())
        .isEqualTo(FakeFaceMatcher.template(7).toInt8());
  }
}
