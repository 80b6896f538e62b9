// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import static org.clearlane.kernel.Role.Codes.ADMINISTRATOR;
import static org.clearlane.kernel.Role.Codes.OFFICER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.clearlane.clearance.LaneId;
import org.clearlane.clearance.Lanes;
import org.clearlane.devices.DeviceReport;
import org.clearlane.devices.DeviceRole;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The devices of a lane. */
@Path("lanes/{lane}/devices")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Devices", description = "Looking after the devices of a lane")
@APIResponse(
    responseCode = "404",
    description = "No such lane or device",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class LaneDevicesResource {
  private @Inject Lanes lanes;
  private @Context SecurityContext security;

  @GET
  @RolesAllowed({OFFICER, ADMINISTRATOR})
  @Operation(summary = "The devices of a lane and their lines", operationId = "listDevices")
  @APIResponse(responseCode = "200", description = "The devices, without their newest messages")
  public List<DeviceJson> list(@PathParam("lane") String lane) {
    return lanes.devices(laneId(lane)).values().stream().map(DeviceJson::brief).toList();
  }

  @GET
  @Path("{device}")
  @RolesAllowed({OFFICER, ADMINISTRATOR})
  @Operation(
      summary = "A device, its line and the newest messages on it",
      description =
          "The messages are decoded, and do not tell what was read from a traveller. Messages in"
              + " which nothing happened are counted only.",
      operationId = "getDevice")
  @APIResponse(responseCode = "200", description = "The device")
  public DeviceJson get(@PathParam("lane") String lane, @PathParam("device") String device) {
    DeviceReport report = lanes.devices(laneId(lane)).get(role(device));
    if (report == null) {
      throw new ProblemException(Problem.of(ProblemType.NOT_FOUND));
    }
    return DeviceJson.of(report);
  }

  @POST
  @Path("{device}/test")
  @RolesAllowed({OFFICER, ADMINISTRATOR})
  @Operation(
      summary = "Try a device of a closed lane",
      description =
          "A gate is asked a question and shows for a second its red lamp, a text and its sound; its"
              + " door stays shut. Of other devices it is told whether they can be reached.",
      operationId = "testDevice")
  @APIResponse(responseCode = "200", description = "What came of it")
  @APIResponse(
      responseCode = "409",
      description = "The lane is open; close it first",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public DeviceTestJson test(@PathParam("lane") String lane, @PathParam("device") String device)
      throws InterruptedException {
    return lanes
        .test(laneId(lane), role(device), security.getUserPrincipal().getName())
        .map(DeviceTestJson::of)
        .orElseThrow(() -> new ProblemException(Problem.of(ProblemType.NOT_FOUND)));
  }

  @DELETE
  @Path("{device}/key")
  @RolesAllowed(ADMINISTRATOR)
  @Operation(
      summary = "Forget the key of a device's secure channel",
      description =
          "After the device was replaced or reset to its default key. With the security INSTALL the"
              + " new device is given a key of its own when it is next greeted. There may have been"
              + " no key.",
      operationId = "forgetDeviceKey")
  @APIResponse(responseCode = "204", description = "There is no key any more")
  public Response forgetKey(@PathParam("lane") String lane, @PathParam("device") String device) {
    lanes.forgetKey(laneId(lane), role(device), security.getUserPrincipal().getName());
    return Response.noContent().build();
  }

  private static LaneId laneId(String text) {
    return Requests.parse(text, LaneId::new, ProblemType.NOT_FOUND);
  }

  private static DeviceRole role(String text) {
    return Requests.parse(text, DeviceRole::valueOf, ProblemType.NOT_FOUND);
  }
}
