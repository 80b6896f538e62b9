// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.Arrays;
import java.util.stream.Stream;
import org.clearlane.enrollment.TestPhone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeviceKeysTest {
  /** RFC 7517, appendix A.1. */
  private static final String X = "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4";

  private static final String Y = "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM";

  private static String jwk(String x, String y, String more) {
    return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + x + "\",\"y\":\"" + y + "\"" + more + "}";
  }

  @Test
  void takesThePublicKeyOfTheStandard() {
    byte[] key = DeviceKeys.coordinates(jwk(X, Y, "")).orElseThrow();
    assertThat(key).hasSize(64);
    assertThat(Arrays.copyOf(key, 2)).containsExactly(0x30, 0xa0);
    assertThat(Arrays.copyOfRange(key, 32, 34)).containsExactly(0xe0, 0x4b);
  }

  @Test
  void takesWhatBrowsersAdd() {
    assertThat(DeviceKeys.coordinates(jwk(X, Y, ",\"ext\":true,\"key_ops\":[\"verify\"]")))
        .isPresent();
  }

  static Stream<String> refused() throws JOSEException {
    ECKey key = TestPhone.fresh().key();
    return Stream.of(
        key.toJSONString(), // the private part has left the device
        new ECKeyGenerator(Curve.P_384).generate().toPublicJWK().toJSONString(),
        jwk(X, Y, "").replace("P-256", "secp256k1"),
        jwk(X, Y, "").replace("P-256", "P-512"),
        new OctetKeyPairGenerator(Curve.Ed25519).generate().toPublicJWK().toJSONString(),
        new RSAKeyGenerator(2048).generate().toPublicJWK().toJSONString(),
        new OctetSequenceKeyGenerator(256).generate().toJSONString(),
        jwk(Y, X, ""), // not on the curve
        jwk("A".repeat(43), "A".repeat(43), ""), // the point at zero
        jwk(X.substring(2), Y, ""),
        jwk("AA" + X, Y, ""),
        jwk("", "", ""),
        jwk("!", "?", ""),
        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + X + "\"}",
        "{\"kty\":\"EC\"}",
        "{}",
        "[]",
        "null",
        "",
        "{".repeat(1_000),
        "[".repeat(1_000),
        "{\"a\":".repeat(200),
        jwk(X, Y, ",\"kid\":\"" + "k".repeat(1_000) + "\""));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesEverythingElse(String jwk) {
    assertThat(DeviceKeys.coordinates(jwk)).isEmpty();
  }
}
