// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.lang.System.Logger.Level;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.clearlane.web.api.ProblemType;

/**
 * Three ways in: HTTP Basic for accounts and access tokens for partners at the API, without a
 * session, and the log-in page for the console, with one. A page request without a session is sent
 * to the log-in page.
 */
@ApplicationScoped
public class ClearlaneAuthentication implements HttpAuthenticationMechanism {
  private static final System.Logger LOG =
      System.getLogger(ClearlaneAuthentication.class.getName());
  private static final String CHALLENGED = "clearlane.challenged";
  private static final String SESSION_CALLER = "clearlane.caller";

  /** Before the API is reached, so written here: the problem that the API would answer with. */
  private static final byte[] UNAUTHENTICATED =
      """
      {"type":"%s","title":"%s","status":401}"""
          .formatted(ProblemType.UNAUTHENTICATED.uri(), ProblemType.UNAUTHENTICATED.title())
          .getBytes(UTF_8);

  private static final String BASIC = "Basic realm=\"Clearlane\", charset=\"UTF-8\"";
  private static final String BEARER = "Bearer realm=\"Clearlane\", error=\"invalid_token\"";

  private @Inject IdentityStoreHandler identities;
  private @Inject BearerTokens tokens;

  /** What a session remembers of its caller. */
  private record Caller(String name, Set<String> groups) implements Serializable {}

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
      throws AuthenticationException {
    if (!isApi(request)) {
      return form(request, response, context);
    }
    if (isTokenEndpoint(request)) {
      // The credentials are a partner's, and refused in the words of OAuth.
      return context.doNothing();
    }
    String header = Objects.toString(request.getHeader("Authorization"), "");
    return BearerTokens.are(header)
        ? bearer(header, request, response, context)
        : basic(request, response, context);
  }

  private static boolean isTokenEndpoint(HttpServletRequest request) {
    return "/api/v1/token"
        .equals(request.getServletPath() + Objects.toString(request.getPathInfo(), ""));
  }

  private AuthenticationStatus bearer(
      String header,
      HttpServletRequest request,
      HttpServletResponse response,
      HttpMessageContext context) {
    return tokens
        .validate(header)
        .map(context::notifyContainerAboutLogin)
        .orElseGet(() -> challenge(BEARER, request, response));
  }

  private static boolean isApi(HttpServletRequest request) {
    return request.getServletPath().startsWith("/api");
  }

  private AuthenticationStatus basic(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    Optional<UsernamePasswordCredential> credential =
        basicCredential(request.getHeader("Authorization"));
    if (credential.isPresent()) {
      CredentialValidationResult result = identities.validate(credential.get());
      if (result.getStatus() == CredentialValidationResult.Status.VALID) {
        return context.notifyContainerAboutLogin(result);
      }
      return challenge(BASIC, request, response);
    }
    return context.isProtected() || request.getHeader("Authorization") != null
        ? challenge(BASIC, request, response)
        : context.doNothing();
  }

  private static AuthenticationStatus challenge(
      String scheme, HttpServletRequest request, HttpServletResponse response) {
    if (request.getAttribute(CHALLENGED) != null) {
      // The container asks twice about a request.
      return AuthenticationStatus.SEND_FAILURE;
    }
    request.setAttribute(CHALLENGED, true);
    response.setHeader("WWW-Authenticate", scheme);
    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    response.setContentType("application/problem+json");
    try {
      response.getOutputStream().write(UNAUTHENTICATED);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a client was gone before it was refused", e);
    }
    return AuthenticationStatus.SEND_FAILURE;
  }

  private static Optional<UsernamePasswordCredential> basicCredential(
      @org.jspecify.annotations.Nullable String header) {
    if (header == null || header.length() > 512 || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Optional.empty();
    }
    try {
      String pair = new String(Base64.getDecoder().decode(header.substring(6).strip()), UTF_8);
      int colon = pair.indexOf(':');
      return colon < 1
          ? Optional.empty()
          : Optional.of(
              new UsernamePasswordCredential(pair.substring(0, colon), pair.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private AuthenticationStatus form(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    Credential credential = context.getAuthParameters().getCredential();
    if (credential != null) {
      CredentialValidationResult result = identities.validate(credential);
      if (result.getStatus() != CredentialValidationResult.Status.VALID) {
        return AuthenticationStatus.SEND_FAILURE;
      }
      HttpSession session = request.getSession(true);
      request.changeSessionId();
      session.setAttribute(
          SESSION_CALLER,
          new Caller(result.getCallerPrincipal().getName(), Set.copyOf(result.getCallerGroups())));
      return context.notifyContainerAboutLogin(result);
    }
    HttpSession session = request.getSession(false);
    if (session != null && session.getAttribute(SESSION_CALLER) instanceof Caller caller) {
      return context.notifyContainerAboutLogin(caller.name(), caller.groups());
    }
    if (!context.isProtected()) {
      return context.doNothing();
    }
    try {
      response.sendRedirect(request.getContextPath() + "/login.xhtml");
      return AuthenticationStatus.SEND_CONTINUE;
    } catch (IOException e) {
      return AuthenticationStatus.SEND_FAILURE;
    }
  }

  @Override
  public void cleanSubject(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    context.cleanClientSubject();
  }
}
