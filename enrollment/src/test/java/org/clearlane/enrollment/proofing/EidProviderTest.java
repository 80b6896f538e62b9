// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.proofing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.clearlane.enrollment.ProofingFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A provider that tells the truth, but for one thing at a time: real ones do not lie on demand. */
class EidProviderTest {
  private static final Challenge CHALLENGE = new Challenge("the-nonce", "v".repeat(43));
  private static final URI CALLBACK = URI.create("https://port.example/callback");
  private static final ECKey PROVIDERS = signingKey("provider");
  private static final ECKey OURS = signingKey("ours");
  private static final RSAKey DECRYPTION = decryptionKey();

  private HttpServer server;
  private String issuer = "";
  private UnaryOperator<JWTClaimsSet.Builder> idToken = UnaryOperator.identity();
  private UnaryOperator<JWTClaimsSet.Builder> about = UnaryOperator.identity();
  private ECKey idTokenKey = PROVIDERS;
  private ECKey aboutKey = PROVIDERS;
  private boolean encrypted = true;
  private boolean signed = true;

  private static ECKey signingKey(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RSAKey decryptionKey() {
    try {
      return new RSAKeyGenerator(2048).keyID("to-us").algorithm(EidKeys.ENCRYPTION).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer = "http://127.0.0.1:" + server.getAddress().getPort();
    answer("/.well-known/openid-configuration", "application/json", this::description);
    answer(
        "/keys",
        "application/json",
        () -> new JWKSet(PROVIDERS.toPublicJWK()).toPublicJWKSet().toString());
    answer("/token", "application/json", this::tokens);
    answer("/user", "application/jwt", this::user);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(String path, String type, Supplier<String> body) {
    server.createContext(
        path,
        exchange -> {
          byte[] bytes = body.get().getBytes(UTF_8);
          exchange.getResponseHeaders().add("Content-Type", type);
          exchange.sendResponseHeaders(200, bytes.length);
          try (var out = exchange.getResponseBody()) {
            out.write(bytes);
          }
        });
  }

  private String description() {
    return """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
         "userinfo_endpoint":"%1$s/user","jwks_uri":"%1$s/keys","response_types_supported":["code"],
         "subject_types_supported":["pairwise"],"id_token_signing_alg_values_supported":["ES256"],
         "authorization_response_iss_parameter_supported":true}"""
        .formatted(issuer);
  }

  private String tokens() {
    Instant now = Instant.now();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .subject("somebody")
            .audience("clearlane")
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(60)))
            .claim("auth_time", now.getEpochSecond())
            .claim("nonce", CHALLENGE.nonce());
    return """
        {"access_token":"opaque","token_type":"Bearer","expires_in":60,"id_token":"%s"}"""
        .formatted(sign(idToken.apply(claims).build(), idTokenKey));
  }

  private String user() {
    JWTClaimsSet claims =
        about
            .apply(
                new JWTClaimsSet.Builder()
                    .issuer(issuer)
                    .subject("somebody")
                    .audience("clearlane")
                    .claim("birthdate", "1974-08-12")
                    .claim("document_issuing_state", "UTO")
                    .claim("document_number", "L898902C3"))
            .build();
    String inner = signed ? sign(claims, aboutKey) : new PlainJWT(claims).serialize();
    return encrypted ? encrypt(inner) : inner;
  }

  private static String sign(JWTClaimsSet claims, ECKey key) {
    try {
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
      jwt.sign(new ECDSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encrypt(String inner) {
    try {
      JWEObject jwe =
          new JWEObject(
              new JWEHeader.Builder(EidKeys.ENCRYPTION, EidKeys.CONTENT)
                  .contentType("JWT")
                  .keyID(DECRYPTION.getKeyID())
                  .build(),
              new Payload(inner));
      jwe.encrypt(new RSAEncrypter(DECRYPTION.toRSAPublicKey()));
      return jwe.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private ProvedIdentity identity(Map<String, String> answer) throws ProviderException {
    return EidProvider.discover(URI.create(issuer), "clearlane", Duration.ofSeconds(10))
        .identity(answer, CHALLENGE, CALLBACK, OURS, DECRYPTION);
  }

  private ProvedIdentity identity() throws ProviderException {
    return identity(Map.of("code", "c", "iss", issuer));
  }

  private void provesNothing() {
    assertThatThrownBy(this::identity)
        .isInstanceOfSatisfying(
            ProviderException.class,
            e -> assertThat(e.fault()).isEqualTo(ProofingFault.PROOFING_FAILED))
        .message()
        .doesNotContain("somebody", "L898902C3");
  }

  @Test
  void believesAProviderThatDoesAsAgreed() throws ProviderException {
    assertThat(identity())
        .isEqualTo(
            new ProvedIdentity(issuer, "somebody", LocalDate.of(1974, 8, 12), "UTO", "L898902C3"));
  }

  @Test
  void wantsTheIssuersNameInTheAnswer() {
    assertThatThrownBy(() -> identity(Map.of("code", "c"))).isInstanceOf(ProviderException.class);
    assertThatThrownBy(() -> identity(Map.of("code", "c", "iss", "https://other.example")))
        .isInstanceOf(ProviderException.class);
  }

  @Test
  void wantsItsOwnNonce() {
    idToken = claims -> claims.claim("nonce", "another");
    provesNothing();
    idToken = claims -> claims.claim("nonce", null);
    provesNothing();
  }

  @Test
  void wantsATokenForItselfThatHolds() {
    idToken = claims -> claims.audience("other");
    provesNothing();
    idToken = claims -> claims.issuer("https://other.example");
    provesNothing();
    idToken = claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(600)));
    provesNothing();
    idToken = UnaryOperator.identity();
    idTokenKey = signingKey("provider");
    provesNothing();
  }

  @Test
  void wantsAPersonWhoIsThere() {
    long earlier = Instant.now().minus(Duration.ofMinutes(12)).getEpochSecond();
    idToken = claims -> claims.claim("auth_time", earlier);
    provesNothing();
    idToken = claims -> claims.claim("auth_time", null);
    provesNothing();
  }

  @Test
  void wantsInformationAboutTheSamePerson() {
    about = claims -> claims.subject("somebody-else");
    provesNothing();
    about = claims -> claims.audience("other");
    provesNothing();
    about = claims -> claims.issuer("https://other.example");
    provesNothing();
  }

  @Test
  void wantsInformationThatIsSignedAndEncrypted() {
    encrypted = false;
    provesNothing();
    encrypted = true;
    signed = false;
    provesNothing();
    signed = true;
    aboutKey = signingKey("provider");
    provesNothing();
  }

  @Test
  void wantsADocumentThatCanBeOne() {
    about = claims -> claims.claim("document_number", "L8 <script>");
    provesNothing();
    about = claims -> claims.claim("birthdate", "1974");
    provesNothing();
    about = claims -> claims.claim("document_issuing_state", null);
    provesNothing();
  }

  @Test
  void saysThatAProviderIsNotThere() {
    server.stop(0);
    assertThatThrownBy(this::identity)
        .isInstanceOfSatisfying(
            ProviderException.class,
            e -> assertThat(e.fault()).isEqualTo(ProofingFault.PROVIDER_UNAVAILABLE));
  }
}
