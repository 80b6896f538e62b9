// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import static org.clearlane.kernel.Role.Codes.ADMINISTRATOR;
import static org.clearlane.kernel.Role.Codes.OFFICER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.UUID;
import org.clearlane.clearance.Alarms;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Alarms of lanes and their devices. */
@Path("alarms")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Alarms", description = "What officers have to know of")
public class AlarmsResource {
  private @Inject Alarms alarms;
  private @Context SecurityContext security;

  @GET
  @RolesAllowed({OFFICER, ADMINISTRATOR})
  @Operation(
      summary = "The alarms that last or that nobody has acknowledged, newest first",
      operationId = "listAlarms")
  public List<AlarmJson> list() {
    return alarms.open().stream().map(AlarmJson::of).toList();
  }

  @PUT
  @Path("{alarm}/acknowledgement")
  @RolesAllowed({OFFICER, ADMINISTRATOR})
  @Operation(
      summary = "Take note of an alarm",
      description = "The first who does is kept. An alarm that lasts stays in the list.",
      operationId = "acknowledgeAlarm")
  @APIResponse(responseCode = "204", description = "Taken note of")
  @APIResponse(
      responseCode = "404",
      description = "No such alarm",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response acknowledge(@PathParam("alarm") String alarm) {
    UUID id = Requests.parse(alarm, UUID::fromString, ProblemType.NOT_FOUND);
    if (!alarms.acknowledge(id, security.getUserPrincipal().getName())) {
      throw new ProblemException(Problem.of(ProblemType.NOT_FOUND));
    }
    return Response.noContent().build();
  }
}
