// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import static org.clearlane.kernel.Role.Codes.ADMINISTRATOR;
import static org.clearlane.kernel.Role.Codes.ENROLMENT_OFFICER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import org.clearlane.enrollment.Suspension;
import org.clearlane.enrollment.SuspensionReason;
import org.clearlane.enrollment.Suspensions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A traveller whose enrolment is kept but not used. */
@Path("travellers/{traveller}/suspension")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Travellers")
public class SuspensionResource {
  private @Inject Suspensions suspensions;
  private @Context SecurityContext security;

  /** A suspension as officers see it. */
  @Schema(name = "Suspension")
  public record SuspensionJson(
      @Schema(examples = "DOCUMENT_LOST") @Nullable String reason,
      @Schema(readOnly = true, examples = "2026-11-24T09:00:00Z") @Nullable String since) {
    static SuspensionJson of(Suspension suspension) {
      return new SuspensionJson(suspension.reason().name(), suspension.since().toString());
    }
  }

  @GET
  @RolesAllowed({ENROLMENT_OFFICER, ADMINISTRATOR})
  @Operation(summary = "The suspension of a traveller", operationId = "getSuspension")
  public SuspensionJson get(@PathParam("traveller") String traveller) {
    Optional<Suspension> suspension = suspensions.of(Requests.traveller(traveller));
    return suspension
        .map(SuspensionJson::of)
        .orElseThrow(() -> new ProblemException(Problem.of(ProblemType.NOT_FOUND)));
  }

  @PUT
  @RolesAllowed({ENROLMENT_OFFICER, ADMINISTRATOR})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Suspend a traveller",
      description =
          "At once: lanes refer the traveller, no device gets a credential, and the face leaves"
              + " every gallery. Nothing is deleted.",
      operationId = "suspend")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = SuspensionJson.class),
              examples =
                  @ExampleObject(
                      name = "A lost passport",
                      value = "{\"reason\":\"DOCUMENT_LOST\"}")))
  @APIResponse(responseCode = "204", description = "Suspended")
  public Response suspend(@PathParam("traveller") String traveller, SuspensionJson suspension) {
    SuspensionReason reason =
        Requests.explained(
            () ->
                Requests.constant(
                    SuspensionReason.class, Requests.body(suspension).reason(), "reason"));
    return answer(suspensions.suspend(Requests.traveller(traveller), reason, caller()));
  }

  @DELETE
  @RolesAllowed({ENROLMENT_OFFICER, ADMINISTRATOR})
  @Operation(
      summary = "Resume a traveller",
      description = "Everything is as before the suspension.",
      operationId = "resume")
  @APIResponse(responseCode = "204", description = "Not suspended any more")
  public Response resume(@PathParam("traveller") String traveller) {
    return answer(suspensions.resume(Requests.traveller(traveller), caller()));
  }

  private static Response answer(boolean found) {
    if (!found) {
      throw new ProblemException(Problem.of(ProblemType.NOT_FOUND));
    }
    return Response.noContent().build();
  }

  private String caller() {
    return security.getUserPrincipal().getName();
  }
}
