// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import static org.clearlane.kernel.PartnerScope.Codes.EVENTS;

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
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.clearlane.kernel.Webhook;
import org.clearlane.kernel.Webhooks;
import org.clearlane.kernel.Webhooks.Subscription;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The calling partner's own webhooks. */
@Path("partner/webhooks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(EVENTS)
@Tag(name = "Webhooks", description = "Where a partner has events sent, signed and repeated")
public class WebhooksResource {
  private @Inject Webhooks webhooks;
  private @Inject PartnerCaller caller;
  private @Context UriInfo address;

  /** A webhook to be made. */
  @Schema(name = "WebhookSubscription")
  public record SubscriptionJson(
      @Schema(examples = "https://partner.example/clearlane") @Nullable String url,
      @Schema(description = "Types, or * for all", examples = "population.member.expired")
          @Nullable List<String> eventTypes) {}

  /** A webhook to be changed. */
  @Schema(name = "WebhookChange")
  public record ChangeJson(
      @Nullable List<String> eventTypes, @Schema(examples = "true") @Nullable Boolean enabled) {}

  /** A webhook. */
  @JsonbNillable(false)
  @Schema(name = "Webhook")
  public record WebhookJson(
      @Schema(examples = "0f6b2a9e-54f5-4cf8-9a5e-57a3c1f0b6d1") String id,
      @Schema(examples = "https://partner.example/clearlane") String url,
      List<String> eventTypes,
      @Schema(examples = "2026-11-28T13:00:00Z") String createdAt,
      @Schema(description = "Why nothing is sent", examples = "GONE") @Nullable String disabled,
      @Schema(
              description = "Under which deliveries are signed; shown once",
              examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
          @Nullable String secret) {

    static WebhookJson of(Webhook webhook, @Nullable String secret) {
      return new WebhookJson(
          webhook.id().toString(),
          webhook.url().toString(),
          List.copyOf(webhook.eventTypes()),
          webhook.createdAt().toString(),
          webhook.disabled().orElse(null),
          secret);
    }
  }

  /** A test event that will be sent. */
  @Schema(name = "WebhookTest")
  public record TestJson(
      @Schema(description = "The header webhook-id", examples = "msg_0f6b2a9e-54f5-4cf8-9a5e")
          String messageId) {}

  @GET
  @RolesAllowed(EVENTS)
  @Operation(summary = "All webhooks of the calling partner", operationId = "listWebhooks")
  public List<WebhookJson> list() {
    return webhooks.list(caller.code()).stream()
        .map(webhook -> WebhookJson.of(webhook, null))
        .toList();
  }

  @POST
  @Idempotent
  @RolesAllowed(EVENTS)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Make a webhook",
      description =
          "Deliveries follow Standard Webhooks: the headers webhook-id, webhook-timestamp and"
              + " webhook-signature; at least once, in no particular order.",
      operationId = "createWebhook")
  @Parameter(
      name = IdempotencyFilter.HEADER,
      in = ParameterIn.HEADER,
      description = "1 to 64 printable characters; a repeat gets the first answer for 24 hours",
      schema = @Schema(implementation = String.class, maxLength = 64),
      example = "8e03978e-40d5-43e8-bc93-6894a57f9324")
  @RequestBody(
      content =
          @Content(
              examples =
                  @ExampleObject(
                      name = "Two types of events",
                      value =
                          "{\"url\":\"https://partner.example/clearlane\",\"eventTypes\":"
                              + "[\"population.member.expired\",\"journey.offloaded\"]}")))
  @APIResponse(
      responseCode = "201",
      description = "The webhook with its secret, which is shown this once",
      content = @Content(schema = @Schema(implementation = WebhookJson.class)))
  @APIResponse(
      responseCode = "409",
      description = "There is one with this address, or the first request is not done yet")
  public Response create(SubscriptionJson subscription) {
    SubscriptionJson body = Requests.body(subscription);
    URI url =
        Requests.parse(Requests.member(body.url(), "url"), URI::create, ProblemType.UNPROCESSABLE);
    Set<String> types = types(body.eventTypes());
    return switch (webhooks.subscribe(caller.code(), url, types, caller.name())) {
      case Subscription.Subscribed made ->
          Response.created(
                  address.getAbsolutePathBuilder().path(made.webhook().id().toString()).build())
              .header("Cache-Control", "no-store")
              .entity(WebhookJson.of(made.webhook(), made.secret()))
              .build();
      case Subscription.Exists _ ->
          throw new ProblemException(Problem.of(ProblemType.WEBHOOK_EXISTS));
    };
  }

  private static Set<String> types(@Nullable List<String> types) {
    List<@Nullable String> named = List.copyOf(Requests.member(types, "eventTypes"));
    return new TreeSet<>(named);
  }

  @GET
  @Path("{webhook}")
  @RolesAllowed(EVENTS)
  @Operation(summary = "One webhook", operationId = "getWebhook")
  public WebhookJson get(@PathParam("webhook") String webhook) {
    return webhooks
        .find(caller.code(), id(webhook))
        .map(found -> WebhookJson.of(found, null))
        .orElseThrow(WebhooksResource::notFound);
  }

  @PUT
  @Path("{webhook}")
  @RolesAllowed(EVENTS)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Change what a webhook takes, and whether it is in use",
      operationId = "changeWebhook")
  @RequestBody(
      content =
          @Content(
              examples =
                  @ExampleObject(
                      name = "Take up again",
                      value = "{\"eventTypes\":[\"*\"],\"enabled\":true}")))
  public WebhookJson change(@PathParam("webhook") String webhook, ChangeJson change) {
    ChangeJson body = Requests.body(change);
    boolean enabled = Requests.member(body.enabled(), "enabled");
    Set<String> types = types(body.eventTypes());
    if (!webhooks.change(caller.code(), id(webhook), types, enabled, caller.name())) {
      throw notFound();
    }
    return get(webhook);
  }

  @DELETE
  @Path("{webhook}")
  @RolesAllowed(EVENTS)
  @Operation(
      summary = "End a webhook",
      description = "What is on its way to it is not sent any more.",
      operationId = "deleteWebhook")
  @APIResponse(responseCode = "204", description = "Ended")
  public Response delete(@PathParam("webhook") String webhook) {
    if (!webhooks.unsubscribe(caller.code(), id(webhook), caller.name())) {
      throw notFound();
    }
    return Response.noContent().build();
  }

  @POST
  @Path("{webhook}/test")
  @Idempotent
  @RolesAllowed(EVENTS)
  @Operation(
      summary = "Send a test event",
      description = "Its type is webhook.test; it is sent and repeated like any other.",
      operationId = "testWebhook")
  @APIResponse(
      responseCode = "202",
      description = "It will be sent",
      content = @Content(schema = @Schema(implementation = TestJson.class)))
  public Response test(@PathParam("webhook") String webhook) {
    Optional<String> message = webhooks.test(caller.code(), id(webhook));
    return Response.accepted(new TestJson(message.orElseThrow(WebhooksResource::notFound))).build();
  }

  private static UUID id(String text) {
    return Requests.parse(text, UUID::fromString, ProblemType.NOT_FOUND);
  }

  private static ProblemException notFound() {
    return new ProblemException(Problem.of(ProblemType.NOT_FOUND));
  }
}
