// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.security;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.AuthorityContext;

/** Binds the caller's authority around the request; a request without a caller runs without one. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class AuthorityFilter implements Filter {
  private @Inject Authorities authorities;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Principal principal = ((HttpServletRequest) request).getUserPrincipal();
    Optional<CallerName> caller =
        principal == null ? Optional.empty() : CallerName.parse(principal.getName(), authorities);
    if (caller.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    try {
      AuthorityContext.call(
          caller.get().authority(),
          () -> {
            try {
              chain.doFilter(request, response);
            } catch (IOException | ServletException e) {
              throw new Carried(e);
            }
            return true;
          });
    } catch (Carried carried) {
      switch (carried.getCause()) {
        case IOException e -> throw e;
        case ServletException e -> throw e;
        case null, default -> throw carried;
      }
    }
  }

  /** Takes the chain's two checked exceptions through a call that knows one type. */
  private static final class Carried extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Carried(Exception cause) {
      super(cause);
    }
  }
}
