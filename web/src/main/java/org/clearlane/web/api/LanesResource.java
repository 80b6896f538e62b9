// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import static org.clearlane.kernel.Role.Codes.ADMINISTRATOR;
import static org.clearlane.kernel.Role.Codes.LANE_CONTROLLER;
import static org.clearlane.kernel.Role.Codes.OFFICER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.clearlane.clearance.LaneId;
import org.clearlane.clearance.Lanes;
import org.clearlane.clearance.PassageId;
import org.clearlane.clearance.UnknownLaneException;
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

/** Lanes: their set-up by administrators, their conversation with lane controllers. */
@Path("lanes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Lanes", description = "Set-up of lanes, and what a lane controller calls")
public class LanesResource {
  /** Below the time after which proxies and clients give up on a silent connection. */
  private static final Duration LONGEST_POLL = Duration.ofSeconds(20);

  private @Inject Lanes lanes;
  private @Context SecurityContext security;

  @GET
  @RolesAllowed({OFFICER, ADMINISTRATOR})
  @Operation(summary = "Every lane with its state", operationId = "listLanes")
  public List<LaneJson> list() {
    return lanes.board().stream().map(LaneJson::of).toList();
  }

  @GET
  @Path("{lane}")
  @RolesAllowed({OFFICER, ADMINISTRATOR})
  @Operation(summary = "One lane with its state", operationId = "getLane")
  @APIResponse(responseCode = "200", description = "The lane")
  @APIResponse(
      responseCode = "404",
      description = "No such lane",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public LaneJson get(@PathParam("lane") String lane) {
    LaneId id = laneId(lane);
    return lanes.view(id).map(LaneJson::of).orElseThrow(() -> new UnknownLaneException(id));
  }

  @PUT
  @Path("{lane}")
  @RolesAllowed(ADMINISTRATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Set a lane up or change it",
      description = "A passage in progress ends first. The lane is open afterwards.",
      operationId = "putLane")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = LaneSetUpJson.class),
              examples =
                  @ExampleObject(
                      name = "A contactless entry lane",
                      value =
                          """
                          {"direction":"ENTRY","procedure":"QR_FACE","devices":{
                            "SCANNER":{"driver":"TEXT","port":"/dev/ttyACM0"},
                            "GATE":{"driver":"OSDP","port":"/dev/ttyUSB0","address":0}},
                           "gateOpenMillis":5000,"maximumFmr":0.0001}
                          """)))
  public LaneJson put(@PathParam("lane") String lane, LaneSetUpJson setUp) {
    LaneId id = laneId(lane);
    lanes.put(Requests.body(setUp).toConfiguration(id), security.getUserPrincipal().getName());
    return get(lane);
  }

  @PUT
  @Path("{lane}/open")
  @RolesAllowed({OFFICER, ADMINISTRATOR})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Open or close a lane for travellers",
      description = "A passage in progress ends first.",
      operationId = "openLane")
  @RequestBody(
      content = @Content(examples = @ExampleObject(name = "Close", value = "{\"open\":false}")))
  public LaneJson open(@PathParam("lane") String lane, LaneOpenJson wanted) {
    lanes.setOpen(
        laneId(lane), Requests.body(wanted).open(), security.getUserPrincipal().getName());
    return get(lane);
  }

  @POST
  @Path("{lane}/entry-door")
  @RolesAllowed({OFFICER, ADMINISTRATOR})
  @Operation(
      summary = "Release the entry door, so that whoever is inside can leave the way they came",
      description = "Only of a gate that one steps into, and not while it is open for a passage.",
      operationId = "letOut")
  @APIResponse(responseCode = "204", description = "Released")
  @APIResponse(
      responseCode = "409",
      description = "Not released",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response letOut(@PathParam("lane") String lane) {
    if (!lanes.letOut(laneId(lane), security.getUserPrincipal().getName())) {
      throw new ProblemException(Problem.of(ProblemType.ENTRY_DOOR_SHUT));
    }
    return Response.noContent().build();
  }

  @GET
  @Path("{lane}/directive")
  @RolesAllowed(LANE_CONTROLLER)
  @Operation(
      summary = "What the lane shows and asks for now",
      description =
          "Long poll: answers at once when the directive is newer than 'after', else as soon as it"
              + " changes, or with the same directive after 'wait' seconds (at most 20).",
      operationId = "getDirective")
  public DirectiveJson directive(
      @PathParam("lane") String lane,
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("wait") @DefaultValue("20") int wait)
      throws InterruptedException {
    Duration atMost = Duration.ofSeconds(Math.clamp(wait, 0, LONGEST_POLL.toSeconds()));
    return DirectiveJson.of(lanes.awaitDirective(ownLane(lane), after, atMost));
  }

  @POST
  @Path("{lane}/passages/{passage}/frames")
  @RolesAllowed(LANE_CONTROLLER)
  @Consumes({"image/jpeg", "image/png"})
  @Operation(
      summary = "Submit a camera frame for the passage in progress",
      description =
          "A capture takes some usable frames of the same face, 100 to 300 ms apart, each with the"
              + " directive's nonce: the best is compared, and all are judged for presentation"
              + " attacks. The lane decides when it has enough, or soon after the first with those it"
              + " has. An unusable frame is answered with the reason, and the lane goes on asking. A"
              + " new nonce begins a new capture.",
      operationId = "submitFrame")
  @RequestBody(
      description = "A JPEG or PNG of at most 8 MiB",
      content = {
        @Content(
            mediaType = "image/jpeg",
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(
            mediaType = "image/png",
            schema = @Schema(type = SchemaType.STRING, format = "binary"))
      })
  @APIResponse(responseCode = "200", description = "Accepted, or not usable and why")
  @APIResponse(
      responseCode = "409",
      description = "No frame is asked for",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public FrameJson frame(
      @PathParam("lane") String lane,
      @PathParam("passage") String passage,
      @HeaderParam("Capture-Nonce") @DefaultValue("") String nonce,
      @Parameter(
              description =
                  "Orders the frames of a capture, 1 to 10000. The same number again is the same"
                      + " frame, sent because its answer was lost: it is answered as before.",
              schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "10000"))
          @HeaderParam("Capture-Number")
          @Nullable String number,
      InputStream body) {
    int place = Requests.frameNumber(number);
    byte[] image = Requests.bounded(body, Requests.LARGEST_IMAGE);
    PassageId id = Requests.parse(passage, PassageId::of, ProblemType.NOT_FOUND);
    return FrameJson.of(lanes.submitFrame(ownLane(lane), id, nonce, place, image));
  }

  private static LaneId laneId(String text) {
    return Requests.parse(text, LaneId::new, ProblemType.NOT_FOUND);
  }

  private LaneId ownLane(String text) {
    return Requests.ownLane(text, security);
  }
}
