// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.controller;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.clearlane.kernel.Role;
import org.clearlane.web.api.Problem;
import org.clearlane.web.api.ProblemType;

/**
 * Lets nobody but lane controllers open the API's WebSocket: endpoints have no roles of their own.
 */
@WebFilter(urlPatterns = "/api/*", asyncSupported = true)
public class ControllerSocketFilter implements Filter {
  private static final Jsonb JSON = JsonbBuilder.create();

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    if (http.getHeader("Sec-WebSocket-Key") != null
        && !http.isUserInRole(Role.Codes.LANE_CONTROLLER)) {
      HttpServletResponse answer = (HttpServletResponse) response;
      if (answer.getStatus() != HttpServletResponse.SC_UNAUTHORIZED) {
        refuse(answer, http.getUserPrincipal() != null);
      }
      return;
    }
    chain.doFilter(request, response);
  }

  private static void refuse(HttpServletResponse response, boolean known) throws IOException {
    Problem problem = Problem.of(known ? ProblemType.FORBIDDEN : ProblemType.UNAUTHENTICATED);
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    if (!known) {
      response.setHeader("WWW-Authenticate", "Basic realm=\"Clearlane\", charset=\"UTF-8\"");
    }
    JSON.toJson(problem, response.getOutputStream());
  }
}
