// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.clearlane.demo.Api;
import org.clearlane.it.port.WebhookReceiver.Delivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What partners' programs are promised: tokens, scopes, rates, idempotency keys, webhooks. */
@ExtendWith(SharedPort.class)
@ResourceLock(SharedPort.NAME)
class PartnerApiIT {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String GRANT = "grant_type=client_credentials";
  private static final String WEBHOOKS = "/partner/webhooks";

  private final RunningPort port;
  private final Api administrator;
  private final HttpClient client = HttpClient.newHttpClient();

  PartnerApiIT(RunningPort port) {
    this.port = port;
    this.administrator = port.administrator();
  }

  private String create(String code, String... scopes) throws InterruptedException {
    Api.Answer made =
        administrator.put(
            "/partners/" + code,
            Json.createObjectBuilder()
                .add("organisation", "Organisation of " + code)
                .add("scopes", Json.createArrayBuilder(List.of(scopes)))
                .build());
    assertThat(made.status()).isEqualTo(201);
    return made.object().getString("secret");
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port.httpPort() + path))
        .timeout(Duration.ofSeconds(60));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonObject json(HttpResponse<String> response) {
    try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
      return reader.readObject();
    }
  }

  private HttpResponse<String> askForToken(String user, String secret, String form)
      throws InterruptedException {
    return send(
        at("/api/v1/token")
            .header("Content-Type", FORM)
            .header("Authorization", Http.basic(user, secret))
            .POST(BodyPublishers.ofString(form)));
  }

  private String token(String code, String secret) throws InterruptedException {
    HttpResponse<String> answer = askForToken(code + "@a", secret, GRANT);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer).getString("access_token");
  }

  private HttpRequest.Builder as(String token, String path) {
    return at("/api/v1" + path).header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> get(String token, String path) throws InterruptedException {
    return send(as(token, path).GET());
  }

  private static HttpRequest.Builder subscription(HttpRequest.Builder request, String url) {
    return request
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString("{\"url\":\"" + url + "\",\"eventTypes\":[\"a.happened\"]}"));
  }

  @Test
  void aTokenOpensWhatItsScopesNameAndNothingElse() throws InterruptedException {
    String secret = create("it-scopes", "partner:events", "partner:journeys");
    HttpResponse<String> answer = askForToken("it-scopes@a", secret, GRANT);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(json(answer).getString("token_type")).isEqualTo("Bearer");
    assertThat(json(answer).getInt("expires_in")).isEqualTo(600);
    assertThat(json(answer).getString("scope")).isEqualTo("partner:events partner:journeys");
    String token = json(answer).getString("access_token");
    assertThat(get(token, WEBHOOKS).statusCode()).isEqualTo(200);
    for (String path : List.of("/lanes", "/partners", "/accounts", "/passages", "/travellers/x")) {
      assertThat(get(token, path).statusCode()).as(path).isEqualTo(403);
    }
    HttpResponse<String> less =
        askForToken("it-scopes@a", secret, GRANT + "&scope=partner%3Ajourneys");
    assertThat(get(json(less).getString("access_token"), WEBHOOKS).statusCode()).isEqualTo(403);
    assertThat(port.officer().get(WEBHOOKS).status()).as("no account has a scope").isEqualTo(403);
    assertThat(administrator.get(WEBHOOKS).status()).isEqualTo(403);
    assertThat(send(at("/api/v1" + WEBHOOKS).GET()).statusCode()).isEqualTo(401);
  }

  @Test
  void theTokenEndpointRefusesInTheWordsOfTheStandard() throws InterruptedException {
    String secret = create("it-errors", "partner:events");
    refused(askForToken("it-errors@a", "wrong", GRANT), 401, "invalid_client");
    refused(askForToken("it-errors@b", secret, GRANT), 401, "invalid_client");
    refused(askForToken("it-errors@c", secret, GRANT), 401, "invalid_client");
    refused(askForToken("it-errors", secret, GRANT), 401, "invalid_client");
    refused(askForToken("it-errors@a", secret, GRANT + "&scope=everything"), 400, "invalid_scope");
    refused(
        askForToken("it-errors@a", secret, GRANT + "&scope=partner%3Arosters"),
        400,
        "invalid_scope");
    refused(
        askForToken("it-errors@a", secret, "grant_type=nothing"), 400, "unsupported_grant_type");
    refused(askForToken("it-errors@a", secret, "x=y"), 400, "invalid_request");
    HttpResponse<String> byForm =
        send(
            at("/api/v1/token")
                .header("Content-Type", FORM)
                .POST(
                    BodyPublishers.ofString(
                        GRANT + "&client_id=it-errors%40a&client_secret=" + secret)));
    assertThat(byForm.statusCode()).isEqualTo(200);
    JsonObject described = json(send(at("/.well-known/oauth-authorization-server").GET()));
    assertThat(described.getString("token_endpoint"))
        .isEqualTo(described.getString("issuer") + "/api/v1/token");
  }

  private static void refused(HttpResponse<String> answer, int status, String error) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).getString("error")).isEqualTo(error);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void aTokenThatDoesNotHoldIsRefusedAndSuspensionCountsAtOnce() throws InterruptedException {
    String secret = create("it-suspended", "partner:events");
    String token = token("it-suspended", secret);
    assertThat(get(token, WEBHOOKS).statusCode()).isEqualTo(200);
    char last = token.charAt(token.length() - 1);
    invalid(token.substring(0, token.length() - 1) + (last == 'A' ? 'B' : 'A'));
    invalid("b" + token.substring(1));
    invalid("c" + token.substring(1));
    invalid(token + "x");
    JsonObject suspended =
        administrator.put("/partners/it-suspended/suspension", JsonValue.EMPTY_JSON_OBJECT).ok();
    assertThat(suspended.getBoolean("suspended")).isTrue();
    invalid(token);
    refused(askForToken("it-suspended@a", secret, GRANT), 401, "invalid_client");
    administrator.delete("/partners/it-suspended/suspension").ok();
    assertThat(get(token("it-suspended", secret), WEBHOOKS).statusCode()).isEqualTo(200);
  }

  private void invalid(String token) throws InterruptedException {
    HttpResponse<String> answer = get(token, WEBHOOKS);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
        .startsWith("Bearer")
        .contains("error=\"invalid_token\"");
    assertThat(json(answer).getString("type")).isEqualTo("urn:clearlane:problem:unauthenticated");
  }

  @Test
  void administratorsKeepPartnersAndAuditorsSeeThem() throws InterruptedException {
    String secret = create("it-kept", "partner:events");
    String second =
        administrator
            .post("/partners/it-kept/secret", Json.createObjectBuilder().build())
            .ok()
            .getString("secret");
    assertThat(second).isNotEqualTo(secret);
    token("it-kept", secret);
    token("it-kept", second);
    assertThat(port.officer().get("/partners").array().getValuesAs(JsonObject.class))
        .as("the officer of these tests is an auditor, too")
        .anyMatch(it -> it.getString("code").equals("it-kept") && !it.containsKey("secret"));
    JsonObject change =
        Json.createObjectBuilder()
            .add("organisation", "x")
            .add("scopes", Json.createArrayBuilder().add("partner:events"))
            .build();
    assertThat(port.officer().put("/partners/it-kept", change).status()).isEqualTo(403);
    assertThat(administrator.put("/partners/A:B", change).status()).isEqualTo(422);
    assertThat(port.auditedTimes("partner.secret-rotated")).isPositive();
  }

  @Test
  void equalRequestsAtTheSameMomentMakeOneWebhook() throws InterruptedException {
    String token = token("it-once", create("it-once", "partner:events"));
    String url = "http://127.0.0.1:9/once";
    HttpRequest request =
        subscription(as(token, WEBHOOKS).header("Idempotency-Key", "the key"), url).build();
    List<CompletableFuture<HttpResponse<String>>> sent =
        IntStream.range(0, 6)
            .mapToObj(_ -> client.sendAsync(request, BodyHandlers.ofString()))
            .toList();
    List<HttpResponse<String>> answers = sent.stream().map(CompletableFuture::join).toList();
    List<String> made =
        answers.stream().filter(it -> it.statusCode() == 201).map(HttpResponse::body).toList();
    assertThat(made).isNotEmpty().containsOnly(made.getFirst());
    assertThat(answers)
        .filteredOn(it -> it.statusCode() != 201)
        .allMatch(it -> it.statusCode() == 409 && it.body().contains("request-in-progress"));
    HttpResponse<String> again =
        send(subscription(as(token, WEBHOOKS).header("Idempotency-Key", "the key"), url));
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(made.getFirst());
    assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
    assertThat(again.headers().firstValue("Location")).isPresent();
    assertThat(get(token, WEBHOOKS).body().split("\"id\"", -1)).as("one webhook").hasSize(2);
  }

  @Test
  void aKeyStandsForOneRequestAndTheAddressForOneWebhook() throws InterruptedException {
    String token = token("it-key", create("it-key", "partner:events"));
    String url = "http://127.0.0.1:9/key";
    HttpResponse<String> first =
        send(subscription(as(token, WEBHOOKS).header("Idempotency-Key", "k"), url));
    assertThat(first.statusCode()).isEqualTo(201);
    problem(
        send(subscription(as(token, WEBHOOKS).header("Idempotency-Key", "k"), url + "2")),
        422,
        "idempotency-key-reused");
    problem(
        send(subscription(as(token, WEBHOOKS).header("Idempotency-Key", "k".repeat(65)), url)),
        400,
        "malformed-request");
    problem(send(subscription(as(token, WEBHOOKS), url)), 409, "webhook-exists");
    for (String bad : List.of("ftp://127.0.0.1/", "http://user:x@127.0.0.1/", "nothing")) {
      problem(send(subscription(as(token, WEBHOOKS), bad)), 422, "unprocessable");
    }
  }

  private static void problem(HttpResponse<String> answer, int status, String type) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).getString("type")).isEqualTo("urn:clearlane:problem:" + type);
  }

  @Test
  void webhooksAreSignedRepeatedAndEndWhenTheReceiverIsGone()
      throws InterruptedException, IOException, GeneralSecurityException {
    String token = token("it-hooks", create("it-hooks", "partner:events"));
    try (WebhookReceiver receiver = new WebhookReceiver()) {
      JsonObject webhook = json(send(subscription(as(token, WEBHOOKS), receiver.url())));
      String test = WEBHOOKS + "/" + webhook.getString("id") + "/test";
      receiver.answer(500, 302, 500);
      HttpResponse<String> accepted = send(as(token, test).POST(BodyPublishers.noBody()));
      assertThat(accepted.statusCode()).isEqualTo(202);
      await(() -> assertThat(receiver.received()).hasSize(4));
      for (Delivery delivery : receiver.received()) {
        assertThat(delivery.id()).isEqualTo(json(accepted).getString("messageId"));
        assertThat(delivery.body()).contains("\"type\":\"webhook.test\"");
        assertThat(Instant.ofEpochSecond(Long.parseLong(delivery.timestamp())))
            .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        assertThat(delivery.signature())
            .isEqualTo(signature(webhook.getString("secret"), delivery));
      }
      await(() -> assertThat(states("it-hooks")).containsExactly("DELIVERED"));
      receiver.answer(410);
      send(as(token, test).POST(BodyPublishers.noBody()));
      await(() -> assertThat(states("it-hooks")).contains("DEAD"));
      assertThat(json(get(token, WEBHOOKS + "/" + webhook.getString("id"))).getString("disabled"))
          .isEqualTo("GONE");
      assertThat(send(as(token, test).POST(BodyPublishers.noBody())).statusCode()).isEqualTo(404);
      takeUpAgain(token, webhook.getString("id"));
      assertThat(
              administrator
                  .post("/partners/it-hooks/deliveries/resend", JsonValue.EMPTY_JSON_OBJECT)
                  .ok()
                  .getInt("events"))
          .isEqualTo(1);
      await(() -> assertThat(receiver.received()).hasSize(6));
      await(() -> assertThat(states("it-hooks")).containsExactly("DELIVERED", "DELIVERED"));
    }
  }

  private void takeUpAgain(String token, String webhook) throws InterruptedException {
    HttpResponse<String> changed =
        send(
            as(token, WEBHOOKS + "/" + webhook)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"eventTypes\":[\"*\"],\"enabled\":true}")));
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
  }

  private static void await(org.awaitility.core.ThrowingRunnable assertion) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
  }

  private List<String> states(String partner) throws InterruptedException {
    return administrator
        .get("/partners/" + partner + "/deliveries")
        .array()
        .getValuesAs(JsonObject.class)
        .stream()
        .map(delivery -> delivery.getString("state"))
        .toList();
  }

  /** As the specification of Standard Webhooks has it, written for this test alone. */
  private static String signature(String secret, Delivery delivery)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
    for (String part : List.of(delivery.id(), ".", delivery.timestamp(), ".", delivery.body())) {
      mac.update(part.getBytes(UTF_8));
    }
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal());
  }

  @Test
  void whoAsksTooMuchIsToldWhenToComeBack() throws InterruptedException {
    String token = token("it-rate", create("it-rate", "partner:events"));
    HttpRequest request = as(token, WEBHOOKS).GET().build();
    List<HttpResponse<String>> refused =
        Stream.generate(
                () ->
                    IntStream.range(0, 50)
                        .mapToObj(_ -> client.sendAsync(request, BodyHandlers.ofString()))
                        .toList())
            .limit(20)
            .map(
                sent ->
                    sent.stream()
                        .map(CompletableFuture::join)
                        .filter(it -> it.statusCode() == 429)
                        .toList())
            .filter(answers -> !answers.isEmpty())
            .findFirst()
            .orElseThrow();
    problem(refused.getFirst(), 429, "too-many-requests");
    assertThat(Integer.parseInt(refused.getFirst().headers().firstValue("Retry-After").orElse("0")))
        .isBetween(1, 5);
    assertThat(port.officer().get("/lanes").status()).as("others are not held up").isEqualTo(200);
  }
}
