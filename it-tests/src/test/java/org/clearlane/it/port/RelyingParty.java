// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.clearlane.demo.EidClient;
import org.clearlane.demo.EidProvider;

/** A relying party of the e-ID provider that does everything asked of it, with its own key set. */
final class RelyingParty implements AutoCloseable {
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  private final ECKey signing;
  private final RSAKey encryption;
  private final HttpServer server;
  private final EidClient client;

  RelyingParty(String clientId) throws IOException, JOSEException {
    signing = new ECKeyGenerator(Curve.P_256).keyUse(KeyUse.SIGNATURE).keyID("sign").generate();
    encryption =
        new RSAKeyGenerator(2048)
            .keyUse(KeyUse.ENCRYPTION)
            .keyID("encrypt")
            .algorithm(JWEAlgorithm.RSA_OAEP_256)
            .generate();
    byte[] keys =
        new JWKSet(List.of(signing.toPublicJWK(), encryption.toPublicJWK()))
            .toString()
            .getBytes(UTF_8);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/jwks", exchange -> answer(exchange, keys));
    server.start();
    String base = "http://127.0.0.1:" + server.getAddress().getPort();
    client = new EidClient(clientId, URI.create(base + "/back"), URI.create(base + "/jwks"));
  }

  private static void answer(HttpExchange exchange, byte[] body) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  EidClient client() {
    return client;
  }

  /** What every authorization request of this party has; a test may change it. */
  Map<String, String> request(String state) throws Exception {
    byte[] challenge = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(UTF_8));
    Map<String, String> request = new LinkedHashMap<>();
    request.put("client_id", client.clientId());
    request.put("response_type", "code");
    request.put("scope", "openid");
    request.put("redirect_uri", client.redirectUri().toString());
    request.put("state", state);
    request.put("nonce", "nonce-" + state);
    request.put("code_challenge_method", "S256");
    request.put(
        "code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(challenge));
    return request;
  }

  static URI authorization(EidProvider provider, Map<String, String> request) {
    return URI.create(provider.issuer() + "/protocol/openid-connect/auth?" + form(request));
  }

  /** The parameters of an address. */
  static Map<String, String> parameters(URI address) {
    return Optional.ofNullable(address.getRawQuery()).stream()
        .flatMap(query -> Arrays.stream(query.split("&")))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
  }

  private static String form(Map<String, String> values) {
    return values.entrySet().stream()
        .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** Exchanges a code for tokens. */
  Http.Reply exchange(EidProvider provider, String code) throws Exception {
    SignedJWT assertion =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(signing.getKeyID()).build(),
            new JWTClaimsSet.Builder()
                .issuer(client.clientId())
                .subject(client.clientId())
                .audience(provider.issuer().toString())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(30)))
                .build());
    assertion.sign(new ECDSASigner(signing));
    Map<String, String> request = new LinkedHashMap<>();
    request.put("grant_type", "authorization_code");
    request.put("code", code);
    request.put("redirect_uri", client.redirectUri().toString());
    request.put("code_verifier", VERIFIER);
    request.put("client_id", client.clientId());
    request.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    request.put("client_assertion", assertion.serialize());
    return post(provider, "token", request);
  }

  static Http.Reply post(EidProvider provider, String endpoint, Map<String, String> request)
      throws InterruptedException {
    Http http = new Http(provider.issuer().getPort());
    return http.send(
        HttpRequest.newBuilder(
                URI.create(provider.issuer() + "/protocol/openid-connect/" + endpoint))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(Http.text(form(request))));
  }

  /** A token whose ES256 signature was verified with the key set that the provider publishes. */
  static SignedJWT verified(EidProvider provider, String token) throws Exception {
    SignedJWT signed = SignedJWT.parse(token);
    JWKSet keys =
        JWKSet.load(URI.create(provider.issuer() + "/protocol/openid-connect/certs").toURL());
    ECKey key = keys.getKeyByKeyId(signed.getHeader().getKeyID()).toECKey();
    if (!signed.getHeader().getAlgorithm().equals(JWSAlgorithm.ES256)
        || !signed.verify(new ECDSAVerifier(key))) {
      throw new IllegalStateException("the signature is not the provider's");
    }
    return signed;
  }

  /** The user information of a token answer, decrypted and verified. */
  Map<String, Object> userInformation(EidProvider provider, JsonObject tokens) throws Exception {
    Http http = new Http(provider.issuer().getPort());
    Http.Reply reply =
        http.send(
            HttpRequest.newBuilder(
                    URI.create(provider.issuer() + "/protocol/openid-connect/userinfo"))
                .header("Authorization", "Bearer " + tokens.getString("access_token")));
    JWEObject sealed = JWEObject.parse(reply.body());
    if (!sealed.getHeader().getAlgorithm().equals(JWEAlgorithm.RSA_OAEP_256)
        || !sealed.getHeader().getEncryptionMethod().equals(EncryptionMethod.A256GCM)) {
      throw new IllegalStateException("encrypted otherwise: " + sealed.getHeader());
    }
    sealed.decrypt(new RSADecrypter(encryption));
    return verified(provider, sealed.getPayload().toString()).getJWTClaimsSet().getClaims();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
