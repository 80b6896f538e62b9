// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.clearlane.demo.DemoException;
import org.clearlane.demo.EidLogIn;
import org.clearlane.demo.EidPerson;
import org.clearlane.demo.EidProvider;
import org.clearlane.demo.Port;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The e-ID provider of the tests asks of its relying parties what a government's does. */
class EidProviderIT {
  private static final EidPerson ANNA =
      new EidPerson(
          "anna",
          Port.password(),
          "Anna Maria",
          "Eriksson",
          LocalDate.of(1974, 8, 12),
          "UTO",
          "L898902C3");

  @TempDir private static Path data;
  private static RelyingParty party;
  private static RelyingParty other;
  private static EidProvider provider;

  @BeforeAll
  static void start() throws Exception {
    party = new RelyingParty("clearlane");
    other = new RelyingParty("other");
    provider =
        EidProvider.start(
            Path.of(System.getProperty("keycloak.home", "target/keycloak")),
            data,
            RunningPort.freePort(),
            List.of(party.client(), other.client()));
    provider.person(ANNA);
  }

  @AfterAll
  static void stop() {
    if (provider != null) {
      provider.close();
      assertThat(provider.alive()).isFalse();
    }
    party.close();
    other.close();
  }

  @Test
  void describesItself() throws Exception {
    JsonObject discovery =
        new Http(provider.issuer().getPort())
            .send(HttpRequest.newBuilder(provider.discovery()))
            .json();
    assertThat(discovery.getString("issuer")).isEqualTo(provider.issuer().toString());
    assertThat(discovery.getBoolean("authorization_response_iss_parameter_supported")).isTrue();
    assertThat(discovery.getJsonArray("code_challenge_methods_supported").toString())
        .contains("S256");
  }

  @Test
  void refusesRequestWithoutPkce() throws Exception {
    Map<String, String> request = party.request("s1");
    request.remove("code_challenge");
    request.remove("code_challenge_method");
    assertThat(refusal(request)).isEqualTo("invalid_request");
    Map<String, String> plain = party.request("s2");
    plain.put("code_challenge_method", "plain");
    assertThat(refusal(plain)).isEqualTo("invalid_request");
  }

  private static String refusal(Map<String, String> request) throws InterruptedException {
    URI back = new EidLogIn().logIn(RelyingParty.authorization(provider, request), ANNA);
    assertThat(RelyingParty.parameters(back)).doesNotContainKey("code");
    return RelyingParty.parameters(back).getOrDefault("error", "");
  }

  @Test
  void sendsNobodyToAnotherAddress() throws Exception {
    Map<String, String> request = party.request("s");
    request.put("redirect_uri", party.client().redirectUri() + "/more");
    URI address = RelyingParty.authorization(provider, request);
    assertThatThrownBy(() -> new EidLogIn().logIn(address, ANNA))
        .isInstanceOf(DemoException.class)
        .hasMessageContaining("400");
  }

  @Test
  void refusesWrongPassword() throws Exception {
    EidPerson bertil =
        new EidPerson(
            "bertil", Port.password(), "Bertil", "Berg", LocalDate.of(1990, 1, 2), "UTO", "X1");
    provider.person(bertil);
    EidPerson guesser =
        new EidPerson("bertil", "guess", "", "", LocalDate.of(1990, 1, 2), "UTO", "X1");
    URI address = RelyingParty.authorization(provider, party.request("s"));
    assertThatThrownBy(() -> new EidLogIn().logIn(address, guesser))
        .isInstanceOf(DemoException.class)
        .hasMessageNotContaining("guess");
  }

  @Test
  void tellsRelyingPartyAloneWhoLoggedIn() throws Exception {
    JsonObject tokens = tokens(party, new EidLogIn(), "s-1");
    Map<String, Object> about =
        RelyingParty.verified(provider, tokens.getString("id_token")).getJWTClaimsSet().getClaims();
    assertThat(about)
        .containsEntry("iss", provider.issuer().toString())
        .containsEntry("nonce", "nonce-s-1")
        .containsKeys("sub", "acr", "auth_time")
        .doesNotContainKeys("given_name", "family_name", "preferred_username", "birthdate")
        .doesNotContainKeys("document_issuing_state", "document_number");
    assertThat(party.userInformation(provider, tokens))
        .containsEntry("sub", about.get("sub"))
        .containsEntry("given_name", "Anna Maria")
        .containsEntry("family_name", "Eriksson")
        .containsEntry("birthdate", "1974-08-12")
        .containsEntry("document_issuing_state", "UTO")
        .containsEntry("document_number", "L898902C3")
        .doesNotContainKey("preferred_username");
    assertThat(SignedJWT.parse(tokens.getString("access_token")).getJWTClaimsSet().getClaims())
        .doesNotContainKeys("given_name", "family_name", "birthdate", "document_number");
  }

  @Test
  void knowsPersonByAnotherSubjectAtEachParty() throws Exception {
    EidLogIn browser = new EidLogIn();
    String here = subject(party, browser);
    assertThat(subject(party, new EidLogIn())).isEqualTo(here);
    assertThat(subject(other, browser)).isNotEqualTo(here);
  }

  private static String subject(RelyingParty party, EidLogIn browser) throws Exception {
    String token = tokens(party, browser, "s").getString("id_token");
    return RelyingParty.verified(provider, token).getJWTClaimsSet().getSubject();
  }

  @Test
  void takesCodeOnceAndOnlyFromWhoeverCanSign() throws Exception {
    String code = code(party, new EidLogIn(), "s");
    assertThat(other.exchange(provider, code).status()).isEqualTo(400);
    String second = code(party, new EidLogIn(), "s");
    Map<String, String> unsigned =
        Map.of(
            "grant_type",
            "authorization_code",
            "code",
            second,
            "client_id",
            party.client().clientId(),
            "redirect_uri",
            party.client().redirectUri().toString());
    assertThat(RelyingParty.post(provider, "token", unsigned).status()).isIn(400, 401);
    assertThat(party.exchange(provider, second).status()).isEqualTo(200);
    assertThat(party.exchange(provider, second).status()).isEqualTo(400);
  }

  @Test
  void signsWithNewKeyAfterRotationAndStillPublishesTheOld() throws Exception {
    String before = tokens(party, new EidLogIn(), "s").getString("id_token");
    provider.rotateKeys();
    String after = tokens(party, new EidLogIn(), "s").getString("id_token");
    assertThat(RelyingParty.verified(provider, after).getHeader().getKeyID())
        .isNotEqualTo(RelyingParty.verified(provider, before).getHeader().getKeyID());
  }

  private static JsonObject tokens(RelyingParty party, EidLogIn browser, String state)
      throws Exception {
    Http.Reply reply = party.exchange(provider, code(party, browser, state));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json();
  }

  private static String code(RelyingParty party, EidLogIn browser, String state) throws Exception {
    URI address = RelyingParty.authorization(provider, party.request(state));
    URI back = browser.logIn(address, ANNA);
    assertThat(back.toString()).startsWith(party.client().redirectUri() + "?");
    assertThat(RelyingParty.parameters(back))
        .containsEntry("state", state)
        .containsEntry("iss", provider.issuer().toString());
    return RelyingParty.parameters(back).getOrDefault("code", "");
  }
}
