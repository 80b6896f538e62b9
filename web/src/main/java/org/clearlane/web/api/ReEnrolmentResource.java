// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import static org.clearlane.kernel.Role.Codes.ADMINISTRATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.clearlane.enrollment.ReEnrolments;
import org.clearlane.web.api.ReEnrolmentJson.RunJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Face references after a change of the face model. */
@Path("re-enrolment")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(ADMINISTRATOR)
@Tag(name = "Re-enrolment", description = "Face references after a change of the face model")
public class ReEnrolmentResource {
  private @Inject ReEnrolments references;
  private @Context SecurityContext security;

  @GET
  @RolesAllowed(ADMINISTRATOR)
  @Operation(
      summary = "How many references are of the current model",
      operationId = "getReEnrolment")
  public ReEnrolmentJson get() {
    return ReEnrolmentJson.of(references.progress());
  }

  @PUT
  @RolesAllowed(ADMINISTRATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Start the background run or have it pause",
      description =
          "Makes the references of earlier models anew from the stored pictures, where consent is in"
              + " force. The run goes on after a restart of the server; lanes go on meanwhile.",
      operationId = "putReEnrolment")
  @RequestBody(
      content = @Content(examples = @ExampleObject(name = "Start", value = "{\"running\":true}")))
  public ReEnrolmentJson put(RunJson wanted) {
    String by = security.getUserPrincipal().getName();
    return ReEnrolmentJson.of(
        Requests.body(wanted).running() ? references.start(by) : references.stop(by));
  }
}
