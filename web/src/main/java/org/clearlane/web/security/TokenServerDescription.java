// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.clearlane.kernel.PartnerScope;

/** Where partners get access tokens, for programs (RFC 8414). */
@WebServlet("/.well-known/oauth-authorization-server")
public class TokenServerDescription extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String url = request.getRequestURL().toString();
    String issuer = url.substring(0, url.length() - request.getServletPath().length());
    JsonArrayBuilder scopes = Json.createArrayBuilder();
    for (PartnerScope scope : PartnerScope.values()) {
      scopes.add(scope.code());
    }
    byte[] body =
        Json.createObjectBuilder()
            .add("issuer", issuer)
            .add("token_endpoint", issuer + "/api/v1/token")
            .add("response_types_supported", Json.createArrayBuilder())
            .add("grant_types_supported", Json.createArrayBuilder().add("client_credentials"))
            .add(
                "token_endpoint_auth_methods_supported",
                Json.createArrayBuilder().add("client_secret_basic").add("client_secret_post"))
            .add("scopes_supported", scopes)
            .build()
            .toString()
            .getBytes(UTF_8);
    response.setContentType("application/json");
    response.getOutputStream().write(body);
  }
}
