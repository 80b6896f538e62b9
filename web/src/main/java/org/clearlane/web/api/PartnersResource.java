// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import static org.clearlane.kernel.Role.Codes.ADMINISTRATOR;
import static org.clearlane.kernel.Role.Codes.AUDITOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.Partner;
import org.clearlane.kernel.PartnerScope;
import org.clearlane.kernel.Partners;
import org.clearlane.kernel.WebhookDelivery;
import org.clearlane.kernel.Webhooks;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The authority's partners, as its administrators keep them. */
@Path("partners")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(ADMINISTRATOR)
@Tag(name = "Partners", description = "Organisations whose programs use this interface")
public class PartnersResource {
  private @Inject Partners partners;
  private @Inject Webhooks webhooks;
  private @Context SecurityContext security;

  /** A partner to be made or changed. */
  @Schema(name = "PartnerChange")
  public record ChangeJson(
      @Schema(examples = "Utopia Airways") @Nullable String organisation,
      @Schema(examples = "partner:events") @Nullable List<String> scopes) {}

  /** A partner. */
  @JsonbNillable(false)
  @Schema(name = "Partner")
  public record PartnerJson(
      @Schema(examples = "utopia-airways") String code,
      @Schema(description = "For the token endpoint", examples = "utopia-airways@a")
          String clientId,
      @Schema(examples = "Utopia Airways") String organisation,
      List<String> scopes,
      boolean suspended,
      @Schema(examples = "2026-11-28T13:00:00Z") String createdAt,
      @Schema(examples = "admin@a") String createdBy,
      @Schema(examples = "2026-11-28T13:00:00Z") String changedAt,
      @Schema(examples = "admin@a") String changedBy,
      @Schema(examples = "2026-11-28T13:00:00Z") @Nullable String lastTokenAt,
      @Schema(description = "Events that were given up", examples = "0") long deadDeliveries,
      @Schema(
              description = "The client secret, of a new partner; shown once",
              examples = "0Jb3Qe5Xn2mVfWkZ8rTyUo1pLsDgHc4Ai7BtNw6RxE9")
          @Nullable String secret) {}

  /** How to rotate a secret. */
  @Schema(name = "SecretRotation")
  public record RotationJson(
      @Schema(description = "How long the old secret holds, PT24H if absent", examples = "PT24H")
          @Nullable String overlap) {}

  /** A client secret. */
  @Schema(name = "ClientSecret")
  public record SecretJson(
      @Schema(examples = "0Jb3Qe5Xn2mVfWkZ8rTyUo1pLsDgHc4Ai7BtNw6RxE9") String secret) {}

  /** One event on its way to one webhook. */
  @JsonbNillable(false)
  @Schema(name = "WebhookDelivery")
  public record DeliveryJson(
      String id,
      String webhook,
      @Schema(examples = "population.member.expired") String type,
      @Schema(
              examples = "DEAD",
              enumeration = {"PENDING", "DELIVERED", "DEAD"})
          String state,
      @Schema(examples = "2026-11-28T13:00:00Z") String createdAt,
      @Schema(examples = "17") int attempts,
      @Schema(description = "What came of the last attempt", examples = "503")
          @Nullable String result) {

    static DeliveryJson of(WebhookDelivery delivery) {
      return new DeliveryJson(
          delivery.id().toString(),
          delivery.webhook().toString(),
          delivery.type(),
          delivery.state().name(),
          delivery.createdAt().toString(),
          delivery.attempts(),
          delivery.result().orElse(null));
    }
  }

  /** How many events are sent again. */
  @Schema(name = "ResentDeliveries")
  public record ResentJson(@Schema(examples = "3") int events) {}

  @GET
  @RolesAllowed({ADMINISTRATOR, AUDITOR})
  @Operation(summary = "All partners", operationId = "listPartners")
  public List<PartnerJson> list() {
    return partners.list().stream().map(partner -> json(partner, null)).toList();
  }

  @PUT
  @Path("{code}")
  @RolesAllowed(ADMINISTRATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Create a partner, or change its organisation and scopes",
      description = "A scope that is taken away is gone from tokens already given out.",
      operationId = "putPartner")
  @RequestBody(
      content =
          @Content(
              examples =
                  @ExampleObject(
                      name = "An airline",
                      value =
                          "{\"organisation\":\"Utopia Airways\",\"scopes\":"
                              + "[\"partner:journeys\",\"partner:events\"]}")))
  @APIResponse(
      responseCode = "201",
      description = "Created; the client secret is shown this once",
      content = @Content(schema = @Schema(implementation = PartnerJson.class)))
  @APIResponse(
      responseCode = "200",
      description = "Changed",
      content = @Content(schema = @Schema(implementation = PartnerJson.class)))
  public Response put(@PathParam("code") String code, ChangeJson change) {
    ChangeJson body = Requests.body(change);
    String secret =
        partners
            .put(
                code,
                Requests.member(body.organisation(), "organisation"),
                scopes(Requests.member(body.scopes(), "scopes")),
                by())
            .orElse(null);
    return Response.status(secret == null ? 200 : 201)
        .header("Cache-Control", "no-store")
        .entity(json(found(code), secret))
        .build();
  }

  private static Set<PartnerScope> scopes(List<String> codes) {
    Set<PartnerScope> scopes = EnumSet.noneOf(PartnerScope.class);
    for (String code : codes) {
      scopes.add(
          PartnerScope.byCode(String.valueOf(code))
              .orElseThrow(
                  () ->
                      new ProblemException(
                          Problem.of(ProblemType.UNPROCESSABLE)
                              .withDetail("scopes has an unknown value"))));
    }
    return scopes;
  }

  @POST
  @Path("{code}/secret")
  @RolesAllowed(ADMINISTRATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Make a new client secret",
      description =
          "The one before holds for the overlap. Without overlap (PT0S), for a secret that became"
              + " known, access tokens end at once, too.",
      operationId = "rotatePartnerSecret")
  @RequestBody(
      content =
          @Content(examples = @ExampleObject(name = "Usual", value = "{\"overlap\":\"PT24H\"}")))
  @APIResponse(
      responseCode = "200",
      description = "The new secret, shown this once",
      content = @Content(schema = @Schema(implementation = SecretJson.class)))
  public Response rotate(@PathParam("code") String code, RotationJson rotation) {
    String secret =
        partners
            .rotateSecret(code, overlap(Requests.body(rotation).overlap()), by())
            .orElseThrow(PartnersResource::notFound);
    return Response.ok(new SecretJson(secret)).header("Cache-Control", "no-store").build();
  }

  private static Duration overlap(@Nullable String text) {
    try {
      return text == null ? Partners.USUAL_OVERLAP : Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new ProblemException(
          Problem.of(ProblemType.UNPROCESSABLE).withDetail("overlap must be like PT24H"));
    }
  }

  @PUT
  @Path("{code}/suspension")
  @RolesAllowed(ADMINISTRATOR)
  @Operation(
      summary = "Suspend a partner",
      description = "At once, also for access tokens already given out.",
      operationId = "suspendPartner")
  public PartnerJson suspend(@PathParam("code") String code) {
    return changed(partners.suspend(code, by()), code);
  }

  @DELETE
  @Path("{code}/suspension")
  @RolesAllowed(ADMINISTRATOR)
  @Operation(summary = "End a partner's suspension", operationId = "resumePartner")
  public PartnerJson resume(@PathParam("code") String code) {
    return changed(partners.resume(code, by()), code);
  }

  @GET
  @Path("{code}/webhooks")
  @RolesAllowed({ADMINISTRATOR, AUDITOR})
  @Operation(summary = "A partner's webhooks", operationId = "listPartnerWebhooks")
  public List<WebhooksResource.WebhookJson> webhooks(@PathParam("code") String code) {
    return webhooks.list(found(code).code()).stream()
        .map(webhook -> WebhooksResource.WebhookJson.of(webhook, null))
        .toList();
  }

  @DELETE
  @Path("{code}/webhooks/{webhook}")
  @RolesAllowed(ADMINISTRATOR)
  @Operation(
      summary = "Disable a partner's webhook",
      description = "The partner cannot take it up again, only delete it.",
      operationId = "disablePartnerWebhook")
  @APIResponse(responseCode = "204", description = "Disabled")
  public Response disable(@PathParam("code") String code, @PathParam("webhook") String webhook) {
    UUID id = Requests.parse(webhook, UUID::fromString, ProblemType.NOT_FOUND);
    if (!webhooks.disable(code, id, by())) {
      throw notFound();
    }
    return Response.noContent().build();
  }

  @GET
  @Path("{code}/deliveries")
  @RolesAllowed({ADMINISTRATOR, AUDITOR})
  @Operation(
      summary = "The last hundred events sent to a partner, those given up first",
      operationId = "listDeliveries")
  public List<DeliveryJson> deliveries(@PathParam("code") String code) {
    return webhooks.deliveries(found(code).code()).stream().map(DeliveryJson::of).toList();
  }

  @POST
  @Path("{code}/deliveries/resend")
  @RolesAllowed(ADMINISTRATOR)
  @Operation(
      summary = "Send again what was given up",
      description = "For another three days, to webhooks that are in use.",
      operationId = "resendDeliveries")
  public ResentJson resend(@PathParam("code") String code) {
    return new ResentJson(webhooks.resend(found(code).code(), by()));
  }

  private PartnerJson changed(boolean found, String code) {
    if (!found) {
      throw notFound();
    }
    return json(found(code), null);
  }

  private Partner found(String code) {
    return partners.find(code).orElseThrow(PartnersResource::notFound);
  }

  private static ProblemException notFound() {
    return new ProblemException(Problem.of(ProblemType.NOT_FOUND));
  }

  private String by() {
    return security.getUserPrincipal().getName();
  }

  private PartnerJson json(Partner partner, @Nullable String secret) {
    return new PartnerJson(
        partner.code(),
        partner.code() + "@" + AuthorityContext.current(),
        partner.organisation(),
        partner.scopes().stream().map(PartnerScope::code).sorted().toList(),
        partner.suspended(),
        partner.createdAt().toString(),
        partner.createdBy(),
        partner.changedAt().toString(),
        partner.changedBy(),
        partner.lastTokenAt().map(Instant::toString).orElse(null),
        webhooks.dead(partner.code()),
        secret);
  }
}
