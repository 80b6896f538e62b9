// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import static org.clearlane.kernel.Role.Codes.ADMINISTRATOR;
import static org.clearlane.kernel.Role.Codes.ENROLMENT_OFFICER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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
import java.util.List;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.Consents;
import org.clearlane.enrollment.Enrollments;
import org.clearlane.kernel.TravellerId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a traveller agrees to. */
@Path("travellers/{traveller}/consents")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Travellers")
public class ConsentsResource {
  private @Inject Consents consents;
  private @Inject Enrollments enrollments;
  private @Context SecurityContext security;

  /** A consent in force. */
  @Schema(name = "Consent")
  public record ConsentJson(
      @Schema(examples = "E_CHANNEL") String purpose,
      @Schema(description = "Of the words that were agreed to", examples = "2026-11")
          String textVersion,
      @Schema(examples = "2026-11-24T09:00:00Z") String grantedAt) {}

  @GET
  @RolesAllowed({ENROLMENT_OFFICER, ADMINISTRATOR})
  @Operation(summary = "The traveller's consents in force", operationId = "getConsents")
  @APIResponse(responseCode = "200", description = "The oldest first")
  public List<ConsentJson> get(@PathParam("traveller") String traveller) {
    TravellerId id = Requests.traveller(traveller);
    if (enrollments.find(id).isEmpty()) {
      throw new ProblemException(Problem.of(ProblemType.NOT_FOUND));
    }
    return consents.inForce(id).stream()
        .map(
            consent ->
                new ConsentJson(
                    consent.purpose().name(),
                    consent.textVersion(),
                    consent.grantedAt().toString()))
        .toList();
  }

  @PUT
  @Path("{purpose}")
  @RolesAllowed({ENROLMENT_OFFICER, ADMINISTRATOR})
  @Operation(
      summary = "Record that the traveller agrees to a purpose",
      description = "Nothing changes where the consent is in force.",
      operationId = "grantConsent")
  @APIResponse(responseCode = "204", description = "In force")
  public Response grant(
      @PathParam("traveller") String traveller, @PathParam("purpose") String purpose) {
    return answer(consents.grant(Requests.traveller(traveller), purpose(purpose), caller()));
  }

  @DELETE
  @Path("{purpose}")
  @RolesAllowed({ENROLMENT_OFFICER, ADMINISTRATOR})
  @Operation(
      summary = "Withdraw a consent",
      description =
          "At once, and with it what was kept for that purpose alone: the fingers of E_CHANNEL, the"
              + " credentials of CONTACTLESS_CHANNEL. With the last consent the enrolment ends, as by"
              + " DELETE on the traveller: grant the next consent before withdrawing the last.",
      operationId = "withdrawConsent")
  @APIResponse(responseCode = "204", description = "Withdrawn")
  public Response withdraw(
      @PathParam("traveller") String traveller, @PathParam("purpose") String purpose) {
    return answer(consents.withdraw(Requests.traveller(traveller), purpose(purpose), caller()));
  }

  private static Response answer(boolean done) {
    if (!done) {
      throw new ProblemException(Problem.of(ProblemType.NOT_FOUND));
    }
    return Response.noContent().build();
  }

  private String caller() {
    return security.getUserPrincipal().getName();
  }

  private static ConsentPurpose purpose(String text) {
    return Requests.parse(text, ConsentPurpose::valueOf, ProblemType.NOT_FOUND);
  }
}
