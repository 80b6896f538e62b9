// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import static org.clearlane.kernel.PartnerScope.Codes.TOUCHPOINTS;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import org.clearlane.enrollment.Journeys;
import org.clearlane.enrollment.TouchRequest;
import org.clearlane.enrollment.Touchpoint;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What touchpoints ask: who stands before the camera. */
@Path("journeys/confirmations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Journeys")
public class ConfirmationsResource {
  private @Inject Journeys journeys;
  private @Inject PartnerCaller partner;

  @POST
  @RolesAllowed(TOUCHPOINTS)
  @Consumes({"image/jpeg", "image/png"})
  @Operation(
      summary = "Confirm a passenger by face",
      description =
          "Searches the passengers of one flight or, at bag drop and security, of the partner's"
              + " flights that leave the airport within 24 hours. The picture is not kept. Each"
              + " passenger is recorded once for each touchpoint.",
      operationId = "confirmPassenger")
  @RequestBody(
      content = {
        @Content(
            mediaType = "image/jpeg",
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(
            mediaType = "image/png",
            schema = @Schema(type = SchemaType.STRING, format = "binary"))
      })
  @APIResponse(
      responseCode = "200",
      description = "Searched",
      content =
          @Content(
              schema = @Schema(implementation = ConfirmationJson.class),
              examples = {
                @ExampleObject(
                    name = "Confirmed",
                    value =
                        """
                        {"outcome":"CONFIRMED","journey":"c0ffee00-6d0e-4a53-9c39-0f6f5f1f7c11",
                         "flight":"5a2b8a7e-6d0e-4a53-9c39-0f6f5f1f7c11","seat":"012A",
                         "sequence":"0025","repeated":false}
                        """),
                @ExampleObject(
                    name = "Use the document",
                    value =
                        """
                        {"outcome":"USE_DOCUMENT","hint":"STEP_CLOSER"}
                        """),
                @ExampleObject(
                    name = "The wrong gate",
                    value =
                        """
                        {"outcome":"ANOTHER_FLIGHT",
                         "flight":"5a2b8a7e-6d0e-4a53-9c39-0f6f5f1f7c11","designator":"UO860"}
                        """)
              }))
  @APIResponse(
      responseCode = "409",
      description = "The flight is not open for this, or too many passengers would be searched",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response confirm(
      @Parameter(
              description = "BAG_DROP, SECURITY or BOARDING",
              required = true,
              schema = @Schema(enumeration = {"BAG_DROP", "SECURITY", "BOARDING"}))
          @QueryParam("touchpoint")
          @Nullable String touchpoint,
      @Parameter(description = "Where, such as the gate", required = true, example = "GATE-23")
          @QueryParam("place")
          @Nullable String place,
      @Parameter(description = "Three letters", required = true, example = "HKG")
          @QueryParam("airport")
          @Nullable String airport,
      @Parameter(description = "The one flight to search; needed for BOARDING")
          @QueryParam("flight")
          @Nullable String flight,
      InputStream image) {
    byte[] picture = Requests.bounded(Requests.body(image), Requests.LARGEST_IMAGE);
    TouchRequest request = request(touchpoint, place, airport, flight, picture);
    return Response.ok(JourneyAnswers.confirmation(journeys.confirm(request, partner.code())))
        .header("Cache-Control", "no-store")
        .build();
  }

  static TouchRequest request(
      @Nullable String touchpoint,
      @Nullable String place,
      @Nullable String airport,
      @Nullable String flight,
      byte[] picture) {
    return Requests.explained(
        () ->
            new TouchRequest(
                Requests.constant(Touchpoint.class, touchpoint, "touchpoint"),
                picture,
                Requests.member(place, "place"),
                Requests.member(airport, "airport"),
                Optional.ofNullable(flight).map(FlightsResource::id)));
  }
}
