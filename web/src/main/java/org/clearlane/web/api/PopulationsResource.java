// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import static org.clearlane.kernel.Role.Codes.ADMINISTRATOR;
import static org.clearlane.kernel.Role.Codes.AUDITOR;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import org.clearlane.biometrics.FaceIdentifier;
import org.clearlane.biometrics.IdentificationPolicy;
import org.clearlane.enrollment.Member;
import org.clearlane.enrollment.MemberId;
import org.clearlane.enrollment.PopulationChange;
import org.clearlane.enrollment.PopulationCode;
import org.clearlane.enrollment.PopulationPlan;
import org.clearlane.enrollment.Populations;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Populations and their members, for officers. */
@Path("populations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(
    name = "Populations",
    description = "Groups below 100,000 whose members lanes identify by face alone")
public class PopulationsResource {
  private @Inject Populations populations;
  private @Inject FaceIdentifier identifier;
  private @Context SecurityContext security;

  @GET
  @RolesAllowed({ENROLMENT_OFFICER, ADMINISTRATOR, AUDITOR})
  @Operation(summary = "All populations", operationId = "listPopulations")
  @APIResponse(responseCode = "200", description = "By code")
  public List<PopulationJson> list() {
    return populations.list().stream().map(PopulationJson::of).toList();
  }

  @GET
  @Path("{population}")
  @RolesAllowed({ENROLMENT_OFFICER, ADMINISTRATOR, AUDITOR})
  @Operation(summary = "One population", operationId = "getPopulation")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PopulationJson.class)))
  public PopulationJson get(@PathParam("population") String population) {
    return populations
        .find(code(population))
        .map(PopulationJson::of)
        .orElseThrow(PopulationsResource::notFound);
  }

  @PUT
  @Path("{population}")
  @RolesAllowed(ADMINISTRATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Make a population, or change its plan", operationId = "putPopulation")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = PopulationPlanJson.class),
              examples =
                  @ExampleObject(
                      name = "Staff of a park who cross a footbridge daily",
                      value =
                          """
                          {"name":"Staff of the North Park","owner":"north-park","admission":"ROSTER","capacity":20000,
                           "validFrom":"2027-01-01","validUntil":"2027-12-31","minimumAge":18,
                           "issuingStates":["UTO"],"preVerified":true}
                          """)))
  @APIResponse(responseCode = "200", description = "Changed")
  @APIResponse(
      responseCode = "201",
      description = "Made",
      content = @Content(schema = @Schema(implementation = PopulationJson.class)))
  @APIResponse(
      responseCode = "409",
      description = "It has more members than the wanted capacity",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response put(@PathParam("population") String population, PopulationPlanJson plan) {
    PopulationCode code = Requests.explained(() -> new PopulationCode(population));
    PopulationPlan wanted = Requests.body(plan).plan();
    PopulationChange made = populations.create(code, wanted, caller());
    PopulationChange change =
        made == PopulationChange.EXISTS ? populations.change(code, wanted, caller()) : made;
    if (change == PopulationChange.TOO_MANY_MEMBERS) {
      throw new ProblemException(Problem.of(ProblemType.TOO_MANY_MEMBERS));
    }
    return Response.status(made == PopulationChange.DONE ? 201 : 200)
        .entity(get(population))
        .build();
  }

  @DELETE
  @Path("{population}")
  @RolesAllowed(ADMINISTRATOR)
  @Operation(
      summary = "Remove a population",
      description = "With all memberships. The members stay enrolled.",
      operationId = "removePopulation")
  @APIResponse(responseCode = "204", description = "Removed")
  public Response close(@PathParam("population") String population) {
    return answer(populations.close(code(population), caller()) == PopulationChange.DONE);
  }

  @PUT
  @Path("{population}/suspension")
  @RolesAllowed({ENROLMENT_OFFICER, ADMINISTRATOR})
  @Operation(
      summary = "Suspend a population",
      description = "No lane identifies its members any more when this has answered.",
      operationId = "suspendPopulation")
  @APIResponse(responseCode = "204", description = "Suspended")
  public Response suspend(@PathParam("population") String population) {
    return answer(populations.suspend(code(population), caller()) == PopulationChange.DONE);
  }

  @DELETE
  @Path("{population}/suspension")
  @RolesAllowed(ADMINISTRATOR)
  @Operation(
      summary = "Resume a population",
      description = "Lanes identify its members again within seconds.",
      operationId = "resumePopulation")
  @APIResponse(responseCode = "204", description = "Resumed")
  public Response resume(@PathParam("population") String population) {
    return answer(populations.resume(code(population), caller()) == PopulationChange.DONE);
  }

  @GET
  @Path("{population}/expectation")
  @RolesAllowed({ENROLMENT_OFFICER, ADMINISTRATOR, AUDITOR})
  @Operation(
      summary = "What to expect of searches among so many",
      description =
          "From the calibration of the face model. Several populations that one lane searches count"
              + " together.",
      operationId = "expectIdentification")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ExpectationJson.class)))
  public ExpectationJson expectation(
      @PathParam("population") String population,
      @QueryParam("members") @Nullable Long members,
      @QueryParam("fpir") @Nullable Double fpir) {
    long searched =
        Optional.ofNullable(members).orElseGet(() -> Math.max(1, get(population).active()));
    return Requests.explained(
        () ->
            ExpectationJson.of(
                searched,
                identifier,
                new IdentificationPolicy(
                    Optional.ofNullable(fpir).orElse(IdentificationPolicy.DEFAULT_FPIR),
                    IdentificationPolicy.DEFAULT_MARGIN)));
  }

  @GET
  @Path("{population}/members")
  @RolesAllowed({ENROLMENT_OFFICER, ADMINISTRATOR})
  @Operation(
      summary = "Members, by when they were registered",
      description = "At most 500 at once; the last one's id leads to the next page.",
      operationId = "listMembers")
  @APIResponse(responseCode = "200", description = "The oldest first")
  public List<MemberJson> members(
      @PathParam("population") String population,
      @QueryParam("state")
          @Schema(
              enumeration = {"SUSPENDED", "UNVERIFIED", "NOT_ENROLLED", "NOT_YET_VALID", "ACTIVE"})
          @Nullable String state,
      @QueryParam("after") @Nullable String after) {
    var _ = get(population);
    return populations
        .members(
            code(population),
            Optional.ofNullable(state)
                .map(
                    it ->
                        Requests.explained(
                            () -> Requests.constant(Member.State.class, it, "state"))),
            Optional.ofNullable(after)
                .map(it -> Requests.parse(it, MemberId::of, ProblemType.UNPROCESSABLE)),
            Populations.MOST_LISTED)
        .stream()
        .map(MemberJson::of)
        .toList();
  }

  @GET
  @Path("{population}/members/{member}")
  @RolesAllowed({ENROLMENT_OFFICER, ADMINISTRATOR})
  @Operation(summary = "One member", operationId = "getMember")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = MemberJson.class)))
  public MemberJson member(
      @PathParam("population") String population, @PathParam("member") String member) {
    return populations
        .member(code(population), id(member))
        .map(MemberJson::of)
        .orElseThrow(PopulationsResource::notFound);
  }

  @DELETE
  @Path("{population}/members/{member}")
  @RolesAllowed({ENROLMENT_OFFICER, ADMINISTRATOR})
  @Operation(
      summary = "End a membership",
      description = "At once. A roster that still names the person brings the membership back.",
      operationId = "removeMember")
  @APIResponse(responseCode = "204", description = "Ended")
  public Response remove(
      @PathParam("population") String population, @PathParam("member") String member) {
    return answer(populations.remove(code(population), id(member), caller()));
  }

  @PUT
  @Path("{population}/members/{member}/verification")
  @RolesAllowed(ENROLMENT_OFFICER)
  @Operation(
      summary = "Vouch for a member",
      description = "An officer has looked at person and papers.",
      operationId = "verifyMember")
  @APIResponse(responseCode = "204", description = "Verified")
  public Response verify(
      @PathParam("population") String population, @PathParam("member") String member) {
    return answer(populations.verify(code(population), id(member), caller()));
  }

  @PUT
  @Path("{population}/members/{member}/suspension")
  @RolesAllowed({ENROLMENT_OFFICER, ADMINISTRATOR})
  @Operation(
      summary = "Suspend a member",
      description = "No lane identifies the member any more when this has answered.",
      operationId = "suspendMember")
  @APIResponse(responseCode = "204", description = "Suspended")
  public Response suspendMember(
      @PathParam("population") String population, @PathParam("member") String member) {
    return answer(populations.suspendMember(code(population), id(member), caller()));
  }

  @DELETE
  @Path("{population}/members/{member}/suspension")
  @RolesAllowed({ENROLMENT_OFFICER, ADMINISTRATOR})
  @Operation(summary = "Resume a member", operationId = "resumeMember")
  @APIResponse(responseCode = "204", description = "Resumed")
  public Response resumeMember(
      @PathParam("population") String population, @PathParam("member") String member) {
    return answer(populations.resumeMember(code(population), id(member), caller()));
  }

  private static Response answer(boolean done) {
    if (!done) {
      throw notFound();
    }
    return Response.noContent().build();
  }

  private static ProblemException notFound() {
    return new ProblemException(Problem.of(ProblemType.NOT_FOUND));
  }

  private static PopulationCode code(String text) {
    return Requests.parse(text, PopulationCode::new, ProblemType.NOT_FOUND);
  }

  private static MemberId id(String text) {
    return Requests.parse(text, MemberId::of, ProblemType.NOT_FOUND);
  }

  private String caller() {
    return security.getUserPrincipal().getName();
  }
}
