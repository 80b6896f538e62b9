// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import static org.clearlane.kernel.Role.Codes.LANE_CONTROLLER;

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
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.util.List;
import org.clearlane.clearance.LaneId;
import org.clearlane.clearance.Lanes;
import org.clearlane.devices.LaneController;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The conversation with a lane controller that has devices of its own. */
@Path("lanes/{lane}/controller")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(
    name = "Lane controllers",
    description =
        "A lane controller registers, speaks every second, fetches commands and tells what its"
            + " devices sense. It never decides. Another controller that registers ends the session:"
            + " the calls of the one before are then answered with 409, and it must stop.")
public class ControllersResource {
  private static final Duration LONGEST_POLL = Duration.ofSeconds(20);

  /** What a controller gathers while the server is away is sent in pieces. */
  private static final int MOST_EVENTS = 500;

  private @Inject Lanes lanes;
  private @Context SecurityContext security;

  @PUT
  @RolesAllowed(LANE_CONTROLLER)
  @Operation(
      summary = "Begin a session",
      description = "Commands that wait for an earlier session are withdrawn.",
      operationId = "registerController")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = ControllerHelloJson.class),
              examples =
                  @ExampleObject(
                      name = "A controller with gate and scanner",
                      value =
                          """
                          {"software":"lane-pc 4.2","boot":"7f1c","devices":["GATE","SCANNER"],
                           "clock":"2026-11-24T09:00:00.250Z"}
                          """)))
  public ControllerWelcomeJson register(@PathParam("lane") String lane, ControllerHelloJson hello) {
    return ControllerWelcomeJson.of(controller(lane).register(Requests.body(hello).parse()));
  }

  @POST
  @Path("heartbeat")
  @RolesAllowed(LANE_CONTROLLER)
  @Operation(
      summary = "Tell that the controller lives and how its devices are",
      description = "Every second; after three seconds without any call the lane closes.",
      operationId = "sendHeartbeat")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = ControllerReportJson.class),
              examples =
                  @ExampleObject(
                      name = "All well",
                      value =
                          """
                          {"session":"0c7e8a2e-5d5c-4a50-9f0c-3a6f3a0f7d11","clock":"2026-11-24T09:00:01.250Z",
                           "devices":{"GATE":{"state":"ONLINE"},"SCANNER":{"state":"ONLINE"}}}
                          """)))
  @APIResponse(responseCode = "200", description = "As for a registration")
  @APIResponse(
      responseCode = "409",
      description = "The session has ended",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public ControllerWelcomeJson heartbeat(
      @PathParam("lane") String lane, ControllerReportJson report) {
    ControllerReportJson body = Requests.body(report);
    return ControllerWelcomeJson.of(
        controller(lane).heartbeat(Requests.member(body.session(), "session"), body.parse()));
  }

  @POST
  @Path("events")
  @RolesAllowed(LANE_CONTROLLER)
  @Operation(
      summary = "Tell what the devices sensed",
      description =
          "In the order of their numbers, at most 500. Sending an event again is harmless: its number"
              + " makes it known. What was sensed while the server could not be reached is sent"
              + " afterwards in the same way; it is recorded and no longer moves the lane.",
      operationId = "sendEvents")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = ControllerEventsJson.class),
              examples =
                  @ExampleObject(
                      name = "Somebody crossed",
                      value =
                          """
                          {"session":"0c7e8a2e-5d5c-4a50-9f0c-3a6f3a0f7d11","events":[
                            {"number":17,"at":"2026-11-24T09:00:02.100Z","type":"PASSAGE_SENSED"}]}
                          """)))
  @APIResponse(responseCode = "200", description = "What became of each")
  @APIResponse(
      responseCode = "409",
      description = "The session has ended",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public EventFatesJson events(@PathParam("lane") String lane, ControllerEventsJson events) {
    ControllerEventsJson body = Requests.body(events);
    return EventFatesJson.of(
        lanes.sensed(
            ownLane(lane), Requests.member(body.session(), "session"), body.parse(MOST_EVENTS)));
  }

  @GET
  @Path("commands")
  @RolesAllowed(LANE_CONTROLLER)
  @Operation(
      summary = "Fetch commands",
      description =
          "Long poll: answers as soon as there is a command after 'after', or with none after 'wait'"
              + " seconds (at most 20). A command may come again after a broken connection: each"
              + " number is carried out once, and none after its time.",
      operationId = "getCommands")
  @APIResponse(responseCode = "200", description = "Commands in order")
  @APIResponse(
      responseCode = "409",
      description = "The session has ended",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public List<ControllerCommandJson> commands(
      @PathParam("lane") String lane,
      @HeaderParam("Controller-Session") @DefaultValue("") String session,
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("wait") @DefaultValue("20") int wait)
      throws InterruptedException {
    Duration atMost = Duration.ofSeconds(Math.clamp(wait, 0, LONGEST_POLL.toSeconds()));
    return controller(lane).commands(session, after, atMost).stream()
        .map(ControllerCommandJson::of)
        .toList();
  }

  @POST
  @Path("results")
  @RolesAllowed(LANE_CONTROLLER)
  @Operation(
      summary = "Tell what came of a command",
      description = "Within two seconds; afterwards nobody waits for it any more.",
      operationId = "sendResult")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = CommandResultJson.class),
              examples =
                  @ExampleObject(
                      name = "The latch is clear",
                      value =
                          """
                          {"session":"0c7e8a2e-5d5c-4a50-9f0c-3a6f3a0f7d11","number":1795500000000017,
                           "outcome":"DONE","latched":false}
                          """)))
  @APIResponse(responseCode = "204", description = "Understood")
  @APIResponse(
      responseCode = "409",
      description = "The session has ended",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public void result(@PathParam("lane") String lane, CommandResultJson result) {
    CommandResultJson body = Requests.body(result);
    controller(lane).done(Requests.member(body.session(), "session"), body.parse());
  }

  private LaneController controller(String lane) {
    return lanes.controller(ownLane(lane));
  }

  private LaneId ownLane(String lane) {
    return Requests.ownLane(lane, security);
  }
}
