// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser as far as the e-ID provider's log-in form needs one. It keeps its cookies: who logged
 * in with it once is not asked again.
 */
public final class EidLogIn {
  private static final Pattern FORM = Pattern.compile("<form\\s[^>]*id=\"kc-form-login\"[^>]*>");
  private static final Pattern ACTION = Pattern.compile("\\saction=\"([^\"]+)\"");

  /** The form, its answer, and what Keycloak may put between. */
  private static final int MOST_STEPS = 8;

  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  /**
   * The provider marks its cookies as for secure connections only. Browsers send those to the
   * loopback address, the JDK's own store does not.
   */
  private final Map<String, String> cookies = new ConcurrentHashMap<>();

  /**
   * Goes to the provider, logs in if asked to, and stops where the provider sends the browser away.
   *
   * @param authorizationAddress the authorization request, with all its parameters
   * @return the redirect address with its code, or with its error where the provider refuses the
   *     request; not visited yet
   * @throws DemoException if the password is wrong, or the provider shows its own error page
   */
  public URI logIn(URI authorizationAddress, EidPerson person) throws InterruptedException {
    URI address = authorizationAddress;
    HttpResponse<String> response = send(HttpRequest.newBuilder(address).GET());
    boolean posted = false;
    for (int step = 0; step < MOST_STEPS; step++) {
      if (response.statusCode() / 100 == 3) {
        address = location(address, response);
        if (!address.getRawAuthority().equals(authorizationAddress.getRawAuthority())) {
          return address;
        }
        response = send(HttpRequest.newBuilder(address).GET());
      } else if (posted) {
        throw new DemoException("the e-ID provider did not let " + person + " in");
      } else {
        address = address.resolve(action(response));
        response = send(form(address, person));
        posted = true;
      }
    }
    throw new DemoException("the e-ID provider sends the browser round in circles");
  }

  private static URI location(URI from, HttpResponse<String> response) {
    return from.resolve(
        response
            .headers()
            .firstValue("Location")
            .orElseThrow(() -> new DemoException("the e-ID provider redirects to nowhere")));
  }

  private static URI action(HttpResponse<String> response) {
    Matcher form = FORM.matcher(response.body());
    if (response.statusCode() == 200 && form.find()) {
      Matcher action = ACTION.matcher(form.group());
      if (action.find()) {
        return URI.create(action.group(1).replace("&amp;", "&"));
      }
    }
    throw new DemoException(
        "the e-ID provider answered " + response.statusCode() + " without its log-in form");
  }

  private static HttpRequest.Builder form(URI address, EidPerson person) {
    return HttpRequest.newBuilder(address)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(
            BodyPublishers.ofString(
                "username="
                    + URLEncoder.encode(person.logIn(), UTF_8)
                    + "&password="
                    + URLEncoder.encode(person.password(), UTF_8)
                    + "&credentialId="));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    try {
      HttpResponse<String> response =
          client.send(
              request.timeout(Duration.ofSeconds(60)).build(),
              HttpResponse.BodyHandlers.ofString());
      response.headers().allValues("Set-Cookie").forEach(this::keep);
      return response;
    } catch (IOException e) {
      throw new DemoException("the e-ID provider cannot be reached: " + e.getMessage(), e);
    }
  }

  private void keep(String header) {
    int end = header.indexOf(';');
    String pair = end < 0 ? header : header.substring(0, end);
    int equals = pair.indexOf('=');
    if (equals < 1) {
      return;
    }
    String name = pair.substring(0, equals).strip();
    if (header.toLowerCase(Locale.ROOT).contains("max-age=0")) {
      cookies.remove(name);
    } else {
      cookies.put(name, pair.substring(equals + 1).strip());
    }
  }
}
