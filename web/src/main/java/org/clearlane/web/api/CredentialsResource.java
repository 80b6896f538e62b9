// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.Optional;
import org.clearlane.enrollment.Credentials;
import org.clearlane.enrollment.IssuanceOutcome;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a traveller's device calls; the one-time activation code is its authentication. */
@Path("credentials")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Credentials", description = "QR credentials for travellers' devices")
public class CredentialsResource {
  private @Inject Authorities authorities;
  private @Inject Credentials credentials;

  /** A device asks for its credential. */
  @Schema(name = "CredentialRequest")
  public record RequestJson(
      @Nullable String activationCode,
      @Schema(description = "Public P-256 key as a JWK (RFC 7517)")
          @Nullable JsonObject deviceKey) {}

  /** A credential for one device. */
  @Schema(name = "Credential")
  public record CredentialJson(
      String id,
      @Schema(description = "Code of the authority, second part of the QR text", examples = "a")
          String authority,
      @Schema(
              description =
                  "JWE in compact form; the device shows it as docs/qr-credential.md says")
          String credential,
      @Schema(examples = "2026-12-01T09:00:00Z") String expiresAt) {
    static CredentialJson of(Authority authority, IssuanceOutcome.Issued issued) {
      return new CredentialJson(
          issued.id().toString(),
          authority.code(),
          issued.credential(),
          issued.expiresAt().toString());
    }
  }

  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Exchange an activation code for a credential bound to the device's key",
      operationId = "issueCredential")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = RequestJson.class),
              examples =
                  @ExampleObject(
                      name = "A device's key",
                      value =
                          """
                          {"activationCode":"a-7K2M-Q9TX-4HWD-0ZBC",
                           "deviceKey":{"kty":"EC","crv":"P-256",
                             "x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
                             "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}}
                          """)))
  @APIResponse(
      responseCode = "201",
      description = "Issued",
      content = @Content(schema = @Schema(implementation = CredentialJson.class)))
  @APIResponse(
      responseCode = "403",
      description = "The code is unknown, used or expired",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response issue(RequestJson request) {
    RequestJson body = Requests.body(request);
    String code = Requests.member(body.activationCode(), "activationCode");
    String key = Requests.member(body.deviceKey(), "deviceKey").toString();
    Authority authority =
        authority(code)
            .orElseThrow(
                () -> new ProblemException(Problem.of(ProblemType.ACTIVATION_CODE_REFUSED)));
    return switch (AuthorityContext.call(authority, () -> credentials.issue(code, key))) {
      case IssuanceOutcome.Issued issued ->
          Response.status(Response.Status.CREATED)
              .header("Cache-Control", "no-store")
              .entity(CredentialJson.of(authority, issued))
              .build();
      case IssuanceOutcome.UnknownOrUsedCode _ ->
          throw new ProblemException(Problem.of(ProblemType.ACTIVATION_CODE_REFUSED));
      case IssuanceOutcome.BadDeviceKey _ ->
          throw new ProblemException(Problem.of(ProblemType.DEVICE_KEY_REJECTED));
    };
  }

  /** The code begins with its authority's, which may hold hyphens of its own. */
  private Optional<Authority> authority(String code) {
    return authorities.all().stream()
        .filter(authority -> code.startsWith(authority + "-"))
        .max(Comparator.comparingInt(authority -> authority.code().length()));
  }
}
