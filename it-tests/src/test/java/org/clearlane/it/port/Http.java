// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;

/** Plain HTTP, for what a well-behaved client would not send. */
final class Http {
  private final HttpClient client = HttpClient.newHttpClient();
  private final String base;

  Http(int port) {
    this.base = "http://localhost:" + port;
  }

  /** An answer as it came. */
  record Reply(int status, String contentType, String body) {
    JsonObject json() {
      try (JsonReader reader = Json.createReader(new StringReader(body))) {
        return reader.readObject();
      }
    }
  }

  /** A request under the API, without a body, to be completed. */
  HttpRequest.Builder api(String path) {
    return at("/api/v1" + path);
  }

  HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
  }

  static String basic(String logIn, String password) {
    return "Basic " + Base64.getEncoder().encodeToString((logIn + ":" + password).getBytes(UTF_8));
  }

  static HttpRequest.BodyPublisher text(String body) {
    return BodyPublishers.ofString(body);
  }

  Reply send(HttpRequest.Builder request) throws InterruptedException {
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Reply(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
