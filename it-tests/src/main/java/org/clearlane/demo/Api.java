// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;

/** The REST API as one account uses it. Thread safe. */
public final class Api {
  private final HttpClient client;
  private final String base;
  private final String authorization;

  public Api(HttpClient client, int port, String login, String password) {
    this.client = client;
    this.base = "http://localhost:" + port + "/api/v1";
    this.authorization =
        "Basic " + Base64.getEncoder().encodeToString((login + ":" + password).getBytes(UTF_8));
  }

  /** An answer: status and JSON body, an empty object where there is none. */
  public record Answer(int status, JsonStructure body) {
    public JsonObject object() {
      return body.asJsonObject();
    }

    public JsonArray array() {
      return body.asJsonArray();
    }

    /** The body of a successful answer. */
    public JsonObject ok() {
      if (status / 100 != 2) {
        throw new DemoException("the server answered " + status + ": " + body);
      }
      return object();
    }
  }

  public Answer get(String path) throws InterruptedException {
    return send(request(path).GET().build());
  }

  public Answer post(String path, JsonObject body) throws InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build());
  }

  /**
   * Enrols somebody, also where a face is enrolled already: a demonstration has more people than
   * faces, and holds each for somebody else.
   */
  public Answer enrol(JsonObject enrolment) throws InterruptedException {
    Answer first = post("/travellers", enrolment);
    if (first.status() != 409 || !first.object().containsKey("candidates")) {
      return first;
    }
    JsonArrayBuilder from = Json.createArrayBuilder();
    first.object().getJsonArray("candidates").getValuesAs(JsonObject.class).stream()
        .map(candidate -> candidate.getString("traveller"))
        .forEach(from::add);
    return post(
        "/travellers",
        Json.createObjectBuilder(enrolment)
            .add(
                "distinction",
                Json.createObjectBuilder().add("from", from).add("reason", "OTHER_EVIDENCE"))
            .build());
  }

  public Answer put(String path, JsonObject body) throws InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body.toString()))
            .build());
  }

  public Answer delete(String path) throws InterruptedException {
    return send(request(path).DELETE().build());
  }

  public Answer frame(String path, String nonce, byte[] image) throws InterruptedException {
    String type = image.length > 1 && image[0] == (byte) 0x89 ? "image/png" : "image/jpeg";
    return send(
        request(path)
            .header("Content-Type", type)
            .header("Capture-Nonce", nonce)
            .POST(BodyPublishers.ofByteArray(image))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", authorization);
  }

  /** A connection that breaks is answered as 503, like a server that is not there. */
  private Answer send(HttpRequest request) throws InterruptedException {
    try {
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), json(response.body()));
    } catch (IOException e) {
      return new Answer(503, Json.createObjectBuilder().build());
    }
  }

  private static JsonStructure json(byte[] body) {
    if (body.length == 0 || (body[0] != '{' && body[0] != '[')) {
      return Json.createObjectBuilder().build();
    }
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
      return reader.read();
    }
  }
}
