// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.controller;

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

/** Lets nobody but lane controllers open a WebSocket: endpoints have no roles of their own. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class ControllerSocketFilter implements Filter {
  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    if (http.getHeader("Sec-WebSocket-Key") != null
        && !http.isUserInRole(Role.Codes.LANE_CONTROLLER)) {
      ((HttpServletResponse) response).sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    chain.doFilter(request, response);
  }
}
