// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.PartnerScope;
import org.clearlane.kernel.Partners;
import org.clearlane.kernel.Partners.TokenOutcome;
import org.clearlane.web.security.CallerName;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Access tokens for partners (RFC 6749 section 4.4); refuses in the words of that standard. */
@Path("token")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Partners", description = "Organisations whose programs use this interface")
public class TokenResource {
  private @Inject Authorities authorities;
  private @Inject Partners partners;
  private @Context UriInfo address;

  /** An access token. */
  @Schema(name = "AccessToken")
  public record TokenJson(
      @JsonbProperty("access_token")
          @Schema(examples = "a.0Jb3Qe5Xn2mVfWkZ8rTyUo1pLsDgHc4Ai7BtNw6RxE9")
          String accessToken,
      @JsonbProperty("token_type") @Schema(examples = "Bearer") String tokenType,
      @JsonbProperty("expires_in") @Schema(description = "Seconds", examples = "600")
          long expiresIn,
      @Schema(examples = "partner:events") String scope) {}

  /** Why there is none. */
  @Schema(name = "TokenError")
  public record ErrorJson(@Schema(examples = "invalid_client") String error) {}

  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(
      summary = "Get an access token",
      description =
          "OAuth 2.0 client credentials. The client is CODE@authority; it authenticates by HTTP"
              + " Basic, or by client_id and client_secret in the form. Without scope the token has"
              + " all scopes of the partner.",
      operationId = "token")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_FORM_URLENCODED,
              examples =
                  @ExampleObject(
                      name = "With HTTP Basic",
                      value = "grant_type=client_credentials&scope=partner%3Aevents")))
  @APIResponse(
      responseCode = "200",
      description = "An access token for Authorization: Bearer",
      content = @Content(schema = @Schema(implementation = TokenJson.class)))
  @APIResponse(
      responseCode = "400",
      description = "invalid_request, invalid_scope or unsupported_grant_type",
      content = @Content(schema = @Schema(implementation = ErrorJson.class)))
  @APIResponse(
      responseCode = "401",
      description = "invalid_client: unknown, wrong secret, suspended, or locked for 30 seconds",
      content = @Content(schema = @Schema(implementation = ErrorJson.class)))
  @APIResponse(responseCode = "429", description = "Tokens are asked for too often")
  public Response token(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization, String form) {
    try {
      TokenRequest request = parse(authorization, form);
      if (!(request.getAuthorizationGrant() instanceof ClientCredentialsGrant)) {
        return refused(OAuth2Error.UNSUPPORTED_GRANT_TYPE);
      }
      return request.getClientAuthentication() instanceof PlainClientSecret client
          ? token(client, request.getScope())
          : refused(OAuth2Error.INVALID_CLIENT);
    } catch (ParseException e) {
      return refused(Optional.ofNullable(e.getErrorObject()).orElse(OAuth2Error.INVALID_REQUEST));
    }
  }

  private TokenRequest parse(@Nullable String authorization, String form) throws ParseException {
    HTTPRequest request = new HTTPRequest(HTTPRequest.Method.POST, address.getRequestUri());
    request.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
    if (authorization != null) {
      request.setHeader(HttpHeaders.AUTHORIZATION, authorization);
    }
    request.setBody(form);
    return TokenRequest.parse(request);
  }

  private Response token(PlainClientSecret client, @Nullable Scope asked) {
    Optional<Set<PartnerScope>> scopes = scopes(asked);
    if (scopes.isEmpty()) {
      return refused(OAuth2Error.INVALID_SCOPE);
    }
    TokenOutcome outcome =
        CallerName.parse(client.getClientID().getValue(), authorities)
            .<TokenOutcome>map(
                caller ->
                    AuthorityContext.call(
                        caller.authority(),
                        () ->
                            partners.token(
                                caller.name(), client.getClientSecret().getValue(), scopes.get())))
            .orElseGet(TokenOutcome.Refused::new);
    return switch (outcome) {
      case TokenOutcome.Issued issued -> issued(issued);
      case TokenOutcome.Refused _ -> refused(OAuth2Error.INVALID_CLIENT);
      case TokenOutcome.ScopeRefused _ -> refused(OAuth2Error.INVALID_SCOPE);
      case TokenOutcome.TooOften often -> PartnerRate.tooMany(often.pause());
    };
  }

  /** The scopes that are asked for, none for all; empty if one is unknown. */
  private static Optional<Set<PartnerScope>> scopes(@Nullable Scope asked) {
    Set<PartnerScope> scopes = EnumSet.noneOf(PartnerScope.class);
    if (asked != null) {
      for (Scope.Value value : asked) {
        Optional<PartnerScope> scope = PartnerScope.byCode(value.getValue());
        if (scope.isEmpty()) {
          return Optional.empty();
        }
        scopes.add(scope.get());
      }
    }
    return Optional.of(scopes);
  }

  private static Response issued(TokenOutcome.Issued issued) {
    String scopes =
        issued.scopes().stream().map(PartnerScope::code).sorted().collect(Collectors.joining(" "));
    return answer(Response.Status.OK.getStatusCode())
        .entity(new TokenJson(issued.token(), "Bearer", issued.validFor().toSeconds(), scopes))
        .build();
  }

  private static Response refused(ErrorObject error) {
    int status = error.getHTTPStatusCode() == 401 ? 401 : 400;
    Response.ResponseBuilder answer = answer(status);
    if (status == 401) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Clearlane\", charset=\"UTF-8\"");
    }
    // Of the description, which may quote the request, nothing is told.
    return answer.entity(new ErrorJson(error.getCode())).build();
  }

  private static Response.ResponseBuilder answer(int status) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Pragma", "no-cache");
  }
}
