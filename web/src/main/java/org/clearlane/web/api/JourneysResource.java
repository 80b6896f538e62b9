// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import static org.clearlane.kernel.PartnerScope.Codes.JOURNEYS;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Base64;
import java.util.Optional;
import org.clearlane.enrollment.CheckIn;
import org.clearlane.enrollment.Journey;
import org.clearlane.enrollment.JourneyId;
import org.clearlane.enrollment.JourneyOutcome;
import org.clearlane.enrollment.Journeys;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Journey tokens, for airlines. */
@Path("journeys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(
    name = "Journeys",
    description = "Passengers who show their face once, at check-in, and then travel by it")
public class JourneysResource {
  private @Inject Journeys journeys;
  private @Inject PartnerCaller partner;
  private @Context UriInfo address;

  /** A passenger checks in. */
  @Schema(name = "CheckIn")
  public record CheckInJson(
      @Schema(
              description = "The text of the boarding pass's bar code (IATA Resolution 792)",
              examples = "M1DESMARAIS/LUC       EABC123 HKGNRTUO 0860 332Y012A0025 100")
          @Nullable String boardingPass,
      @Schema(description = "JPEG or PNG in Base64, at most 8 MiB decoded")
          @Nullable String portrait,
      @Nullable ConsentJson consent,
      @Schema(
              description =
                  "The machine-readable zone of the travel document, lines separated by a line"
                      + " feed, for whoever wants to leave through a lane")
          @Nullable String mrz) {}

  /** What the passenger agreed to, recorded by the partner. */
  @Schema(name = "JourneyConsent")
  public record ConsentJson(
      @Schema(description = "Whether the passenger agreed to be recognised by face on this journey")
          @Nullable Boolean given,
      @Schema(description = "Version of the words that were shown", examples = "2026-11")
          @Nullable String textVersion) {}

  /** Another boarding pass of the same passenger. */
  @Schema(name = "Rebooking")
  public record RebookingJson(
      @Schema(examples = "M1DESMARAIS/LUC       EABC123 HKGNRTUO 0862 332Y014C0031 100")
          @Nullable String boardingPass) {}

  @POST
  @Idempotent
  @RolesAllowed(JOURNEYS)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Check a passenger in by face",
      description =
          "Makes a journey token for the leg whose flight was announced. The same passenger on the"
              + " same flight again is the same journey with the new face (200).",
      operationId = "checkIn")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = CheckInJson.class),
              examples =
                  @ExampleObject(
                      name = "A passenger with a travel document",
                      value =
                          """
                          {"boardingPass":"M1DESMARAIS/LUC       EABC123 HKGNRTUO 0860 332Y012A0025 100",
                           "portrait":"/9j/4AAQSkZJRgABAQ…",
                           "consent":{"given":true,"textVersion":"2026-11"},
                           "mrz":"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"}
                          """)))
  @APIResponse(
      responseCode = "201",
      description = "Checked in",
      content = @Content(schema = @Schema(implementation = JourneyJson.class)))
  @APIResponse(
      responseCode = "409",
      description = "The flight is over, or the passenger has boarded",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response checkIn(CheckInJson checkIn) {
    CheckIn request = request(Requests.body(checkIn));
    JourneyOutcome outcome = journeys.checkIn(request, partner.code());
    Journey journey = JourneyAnswers.journey(outcome);
    boolean fresh = outcome instanceof JourneyOutcome.Accepted accepted && accepted.fresh();
    Response.ResponseBuilder answer =
        fresh
            ? Response.created(
                address.getAbsolutePathBuilder().path(journey.id().toString()).build())
            : Response.ok();
    return answer.header("Cache-Control", "no-store").entity(JourneyJson.of(journey)).build();
  }

  static CheckIn request(CheckInJson body) {
    ConsentJson consent = Requests.member(body.consent(), "consent");
    if (!Boolean.TRUE.equals(consent.given())) {
      throw new ProblemException(Problem.of(ProblemType.CONSENT_MISSING));
    }
    String pass = Requests.member(body.boardingPass(), "boardingPass");
    byte[] portrait = portrait(Requests.member(body.portrait(), "portrait"));
    String version = Requests.member(consent.textVersion(), "textVersion");
    return Requests.explained(
        () ->
            new CheckIn(
                pass, portrait, version, Optional.ofNullable(body.mrz()).map(Requests::document)));
  }

  private static byte[] portrait(String base64) {
    if (base64.length() > (Requests.LARGEST_IMAGE + 2) / 3 * 4) {
      throw new ProblemException(Problem.of(ProblemType.PAYLOAD_TOO_LARGE));
    }
    return Requests.parse(base64, Base64.getDecoder()::decode, ProblemType.MALFORMED_REQUEST);
  }

  @GET
  @Path("{journey}")
  @RolesAllowed(JOURNEYS)
  @Operation(summary = "One journey", operationId = "getJourney")
  public JourneyJson get(@PathParam("journey") String journey) {
    return journeys
        .find(id(journey), partner.code())
        .map(JourneyJson::of)
        .orElseThrow(() -> new ProblemException(Problem.of(ProblemType.NOT_FOUND)));
  }

  @POST
  @Idempotent
  @Path("{journey}/rebooking")
  @RolesAllowed(JOURNEYS)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Move a journey to the flight of another boarding pass",
      description = "The pass must name the same passenger. Repeating it changes nothing.",
      operationId = "rebookJourney")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = RebookingJson.class),
              examples =
                  @ExampleObject(
                      name = "The next flight",
                      value =
                          """
                          {"boardingPass":"M1DESMARAIS/LUC       EABC123 HKGNRTUO 0862 332Y014C0031 100"}
                          """)))
  @APIResponse(
      responseCode = "409",
      description = "The passenger has boarded, is another one, or has a journey there already",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public JourneyJson rebook(@PathParam("journey") String journey, RebookingJson rebooking) {
    String pass = Requests.member(Requests.body(rebooking).boardingPass(), "boardingPass");
    return JourneyJson.of(
        JourneyAnswers.journey(journeys.rebook(id(journey), pass, partner.code())));
  }

  @POST
  @Idempotent
  @Path("{journey}/offload")
  @RolesAllowed(JOURNEYS)
  @Operation(
      summary = "Have a passenger not fly",
      description = "No touchpoint finds the face any more, at once. Checking in again undoes it.",
      operationId = "offloadJourney")
  public JourneyJson offload(@PathParam("journey") String journey) {
    return JourneyJson.of(JourneyAnswers.journey(journeys.offload(id(journey), partner.code())));
  }

  @DELETE
  @Path("{journey}")
  @RolesAllowed(JOURNEYS)
  @Operation(
      summary = "Destroy a journey at once, because the passenger wants no token any more",
      description = "Picture, template and what the boarding pass said are gone for good.",
      operationId = "destroyJourney")
  @APIResponse(responseCode = "204", description = "Destroyed")
  public Response destroy(@PathParam("journey") String journey) {
    if (!journeys.withdraw(id(journey), partner.code())) {
      throw new ProblemException(Problem.of(ProblemType.NOT_FOUND));
    }
    return Response.noContent().build();
  }

  private static JourneyId id(String text) {
    return Requests.parse(text, JourneyId::of, ProblemType.NOT_FOUND);
  }
}
