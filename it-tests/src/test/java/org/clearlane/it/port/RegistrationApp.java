// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.clearlane.demo.EidLogIn;
import org.clearlane.demo.EidPerson;

/** What the registration page of one browser asks of the server. */
final class RegistrationApp {
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final String base;

  RegistrationApp(int port) {
    this.base = "http://localhost:" + port + "/api/v1/registrations";
  }

  /** An answer as it came. */
  record Reply(int status, String body) {
    JsonObject json() {
      try (JsonReader reader = Json.createReader(new StringReader(body))) {
        return reader.readObject();
      }
    }

    /** The name of the problem, or of the step that comes next. */
    String what() {
      JsonObject json = json();
      String type = json.getString("type", "");
      return type.isEmpty()
          ? json.getString("step", "")
          : type.substring(type.lastIndexOf(':') + 1);
    }
  }

  Reply begin(String authority) throws InterruptedException {
    return send(
        "POST", "", Json.createObjectBuilder().add("authority", authority).build().toString());
  }

  Reply current() throws InterruptedException {
    return send(request("/current").GET());
  }

  Reply abandon() throws InterruptedException {
    return send(request("/current").DELETE());
  }

  /** Where the provider sends the browser once the person has logged in; not visited yet. */
  URI logIn(EidPerson person) throws InterruptedException {
    JsonObject departure = send("POST", "/current/proofing", "{}").json();
    return new EidLogIn().logIn(URI.create(departure.getString("address")), person);
  }

  /** Visits the callback. */
  String comeBack(URI answer) throws InterruptedException {
    try {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(answer).GET().build(), HttpResponse.BodyHandlers.ofString());
      return response.statusCode() + " " + response.headers().firstValue("Location").orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Reply document(String mrz) throws InterruptedException {
    return send(
        "PUT", "/current/document", Json.createObjectBuilder().add("mrz", mrz).build().toString());
  }

  Reply portrait(byte[] jpeg) throws InterruptedException {
    return send(
        request("/current/portrait")
            .header("Content-Type", "image/jpeg")
            .PUT(BodyPublishers.ofByteArray(jpeg)));
  }

  Reply consents(String body) throws InterruptedException {
    return send("PUT", "/current/consents", body);
  }

  Reply complete(JsonObject deviceKey) throws InterruptedException {
    return send(
        "POST",
        "/current/completion",
        Json.createObjectBuilder().add("deviceKey", deviceKey).build().toString());
  }

  private Reply send(String method, String path, String json) throws InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
  }

  private Reply send(HttpRequest.Builder request) throws InterruptedException {
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
