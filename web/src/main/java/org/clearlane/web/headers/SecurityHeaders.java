// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.headers;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;

/**
 * Sets the headers that tell browsers what a page may do.
 *
 * <p>Static pages get a policy without exceptions. Faces pages get theirs from PrimeFaces, with a
 * nonce per response, see {@code primefaces.CSP_POLICY} in web.xml.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class SecurityHeaders implements Filter {
  /** No inline script or style, nothing from other hosts, never in a frame. */
  static final String STATIC_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  /** The pages where a camera is used are the only ones that may ask for it. */
  private static final Set<String> CAMERA_PAGES =
      Set.of("/console/enrolment.xhtml", "/display/lane.html", "/traveller/register.html");

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    set((HttpServletRequest) request, (HttpServletResponse) response);
    chain.doFilter(request, response);
  }

  private static void set(HttpServletRequest request, HttpServletResponse response) {
    String path = request.getServletPath() + Objects.toString(request.getPathInfo(), "");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader(
        "Permissions-Policy",
        CAMERA_PAGES.contains(path)
            ? "camera=(self), microphone=(), geolocation=()"
            : "camera=(), microphone=(), geolocation=()");
    if (path.startsWith("/jakarta.faces.resource/")) {
      return; // versioned by Faces, which sets how long browsers keep them
    }
    if (path.endsWith(".xhtml")) {
      // Pages hold personal data: neither the browser's disk nor its back button keeps them.
      response.setHeader("Cache-Control", "no-store");
    } else {
      response.setHeader("Content-Security-Policy", STATIC_POLICY);
      response.setHeader("Cache-Control", "no-cache");
    }
  }
}
