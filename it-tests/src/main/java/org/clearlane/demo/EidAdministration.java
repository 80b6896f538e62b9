// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The Admin REST API of the e-ID provider, as its first administrator uses it. Thread safe. */
final class EidAdministration {
  static final String USER = "administrator";

  private final HttpClient client;
  private final URI base;
  private final String password;

  EidAdministration(HttpClient client, URI base, String password) {
    this.client = client;
    this.base = base;
    this.password = password;
  }

  /**
   * Makes something in the realm.
   *
   * @param kind such as {@code users}
   * @throws DemoException if the provider cannot be reached or refuses
   */
  void make(String kind, JsonObject what) throws InterruptedException {
    // The token lives for a minute only: every call takes one of its own.
    send(
        request("/admin/realms/" + EidRealm.NAME + "/" + kind)
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(what.toString())));
  }

  private String token() throws InterruptedException {
    String body =
        send(
            request("/realms/master/protocol/openid-connect/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "grant_type=password&client_id=admin-cli&username="
                            + USER
                            + "&password="
                            + URLEncoder.encode(password, UTF_8))));
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.readObject().getString("access_token");
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
  }

  private String send(HttpRequest.Builder request) throws InterruptedException {
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new DemoException("the e-ID provider answered " + response.statusCode());
      }
      return response.body();
    } catch (IOException e) {
      throw new DemoException("the e-ID provider cannot be reached: " + e.getMessage(), e);
    }
  }
}
