// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import static org.clearlane.kernel.PartnerScope.Codes.ROSTERS;
import static org.clearlane.kernel.Role.Codes.ADMINISTRATOR;
import static org.clearlane.kernel.Role.Codes.ENROLMENT_OFFICER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clearlane.enrollment.MemberId;
import org.clearlane.enrollment.Population;
import org.clearlane.enrollment.PopulationCode;
import org.clearlane.enrollment.Populations;
import org.clearlane.enrollment.RosterRow;
import org.clearlane.enrollment.Rosters;
import org.clearlane.enrollment.RowOutcome;
import org.clearlane.web.api.RosterRowJson.Read;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The roster of a population: who is eligible. Kept by officers, or by the partner who owns the
 * population.
 */
@Path("populations/{population}/roster")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Populations")
public class RosterResource {
  private static final String CSV = "text/csv";
  private static final int LARGEST = 12 << 20;

  private @Inject Populations populations;
  private @Inject Rosters rosters;
  private @Inject PartnerCaller partner;
  private @Context SecurityContext security;

  /** People for a roster. */
  @Schema(name = "Roster")
  public record RosterJson(
      @Schema(description = "At most 100,000") @Nullable List<RosterRowJson> rows) {}

  /** What became of a row. */
  @Schema(name = "RosterRowOutcome")
  public record RowJson(
      @Schema(description = "From 1", examples = "1") int row,
      @Schema(examples = "NP-004711") @Nullable String reference,
      @Schema(
              enumeration = {
                "ADDED",
                "CHANGED",
                "UNCHANGED",
                "MALFORMED",
                "POPULATION_FULL",
                "DOCUMENT_EXPIRED",
                "ISSUING_STATE_NOT_ELIGIBLE",
                "UNDER_AGE",
                "AGE_UNKNOWN",
                "DATES_OUTSIDE",
                "DOCUMENT_TAKEN",
                "REFERENCE_REPEATED"
              })
          String outcome,
      @Schema(description = "What is wrong with a malformed row") @Nullable String detail,
      @Schema(description = "The membership") @Nullable String member) {}

  /** What an upload came to. */
  @Schema(name = "RosterUpload")
  public record UploadJson(
      @Schema(description = "Rows in force") int taken,
      @Schema(description = "Rows that are not") int refused,
      @Schema(description = "Members who are no longer on the roster") int removed,
      List<RowJson> rows) {}

  @POST
  @RolesAllowed({ENROLMENT_OFFICER, ADMINISTRATOR, ROSTERS})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Register people",
      description =
          "Each row is looked at on its own; the answer tells what became of each. The same rows"
              + " again change nothing.",
      operationId = "addToRoster")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = RosterJson.class),
              examples =
                  @ExampleObject(
                      name = "One person",
                      value =
                          """
                          {"rows":[{"reference":"NP-004711","issuingState":"UTO","documentNumber":"L898902C3","surname":"ERIKSSON",
                            "givenNames":"ANNA MARIA","birthDate":"1974-08-12","expires":"2030-04-15"}]}
                          """)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = UploadJson.class)))
  public UploadJson add(@PathParam("population") String population, RosterJson roster) {
    return upload(population, rows(roster), false);
  }

  @POST
  @Idempotent
  @Path("members")
  @RolesAllowed({ENROLMENT_OFFICER, ADMINISTRATOR, ROSTERS})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Register one person",
      description = "Like one row of a roster, but what refuses the row refuses the request.",
      operationId = "registerMember")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = RosterRowJson.class),
              examples =
                  @ExampleObject(
                      name = "One person",
                      value =
                          """
                          {"reference":"NP-004711","issuingState":"UTO","documentNumber":"L898902C3","surname":"ERIKSSON",
                            "birthDate":"1974-08-12"}
                          """)))
  @APIResponse(
      responseCode = "201",
      description = "Registered, or registered before",
      content = @Content(schema = @Schema(implementation = RowJson.class)))
  @APIResponse(
      responseCode = "409",
      description = "The population is full, or the document has another reference",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "422",
      description = "The person is not eligible, or a member is missing",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response register(@PathParam("population") String population, RosterRowJson person) {
    RosterRowJson row = Requests.body(person);
    PopulationCode code = owned(population);
    RowOutcome outcome =
        rosters
            .upload(code, List.of(parsed(row)), false, caller())
            .orElseThrow(RosterResource::notFound)
            .outcomes()
            .getFirst();
    return switch (outcome.kind()) {
      case ADDED, CHANGED, UNCHANGED ->
          Response.status(Response.Status.CREATED).entity(json(1, row, outcome)).build();
      case POPULATION_FULL -> throw problem(ProblemType.POPULATION_FULL, outcome);
      case DOCUMENT_TAKEN -> throw problem(ProblemType.DOCUMENT_TAKEN, outcome);
      case DOCUMENT_EXPIRED,
          ISSUING_STATE_NOT_ELIGIBLE,
          UNDER_AGE,
          AGE_UNKNOWN,
          DATES_OUTSIDE,
          REFERENCE_REPEATED ->
          throw problem(ProblemType.MEMBER_NOT_ELIGIBLE, outcome);
    };
  }

  private static ProblemException problem(ProblemType type, RowOutcome outcome) {
    return new ProblemException(Problem.of(type).withCode(outcome.kind()));
  }

  @PUT
  @RolesAllowed({ENROLMENT_OFFICER, ADMINISTRATOR, ROSTERS})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Replace the roster",
      description =
          "As when people are registered; members whom it does not name leave. A row that names a"
              + " member and is refused keeps the membership as it was.",
      operationId = "putRoster")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = RosterJson.class),
              examples =
                  @ExampleObject(
                      name = "A roster of one",
                      value =
                          """
                          {"rows":[{"reference":"NP-004711","issuingState":"UTO","documentNumber":"L898902C3","surname":"ERIKSSON",
                            "birthDate":"1974-08-12"}]}
                          """)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = UploadJson.class)))
  public UploadJson replace(@PathParam("population") String population, RosterJson roster) {
    return upload(population, rows(roster), true);
  }

  @POST
  @RolesAllowed({ENROLMENT_OFFICER, ADMINISTRATOR, ROSTERS})
  @Consumes(CSV)
  @Operation(hidden = true)
  public UploadJson addFile(@PathParam("population") String population, InputStream file) {
    return upload(population, file(file), false);
  }

  @PUT
  @RolesAllowed({ENROLMENT_OFFICER, ADMINISTRATOR, ROSTERS})
  @Consumes(CSV)
  @Operation(hidden = true)
  public UploadJson replaceByFile(@PathParam("population") String population, InputStream file) {
    return upload(population, file(file), true);
  }

  @DELETE
  @Path("members/{member}")
  @RolesAllowed({ENROLMENT_OFFICER, ADMINISTRATOR, ROSTERS})
  @Operation(
      summary = "Take a person off the roster",
      description = "Lanes do not identify the person any more when this has answered.",
      operationId = "removeFromRoster")
  @APIResponse(responseCode = "204", description = "Off the roster")
  public Response remove(
      @PathParam("population") String population, @PathParam("member") String member) {
    PopulationCode code = owned(population);
    if (!populations.remove(
        code, Requests.parse(member, MemberId::of, ProblemType.NOT_FOUND), caller())) {
      throw notFound();
    }
    return Response.noContent().build();
  }

  private static List<RosterRowJson> rows(@Nullable RosterJson roster) {
    List<RosterRowJson> rows = Requests.member(Requests.body(roster).rows(), "rows");
    if (rows.size() > Rosters.MOST_ROWS) {
      throw new ProblemException(
          Problem.of(ProblemType.UNPROCESSABLE)
              .withDetail("rows takes at most " + Rosters.MOST_ROWS));
    }
    return rows;
  }

  private static List<RosterRowJson> file(InputStream file) {
    byte[] bytes = Requests.bounded(file, LARGEST);
    return Requests.explained(() -> RosterCsv.read(bytes));
  }

  private UploadJson upload(String population, List<RosterRowJson> rows, boolean complete) {
    PopulationCode code = owned(population);
    List<Read> read = rows.stream().map(RosterRowJson::read).toList();
    List<RosterRow> wellFormed =
        read.stream().filter(Read.Row.class::isInstance).map(it -> ((Read.Row) it).row()).toList();
    if (complete && wellFormed.size() < rows.size()) {
      // Whom a malformed row means is unknown: nobody may be removed for it.
      throw new ProblemException(
          Problem.of(ProblemType.UNPROCESSABLE)
              .withDetail(
                  "rows that cannot be read: "
                      + malformed(read)
                      + "; a complete roster must not have any"));
    }
    if (complete && rows.isEmpty()) {
      throw new ProblemException(
          Problem.of(ProblemType.UNPROCESSABLE)
              .withDetail("an empty roster would remove everybody; suspend or remove it instead"));
    }
    Rosters.Upload upload =
        rosters.upload(code, wellFormed, complete, caller()).orElseThrow(RosterResource::notFound);
    return json(rows, read, upload);
  }

  private static String malformed(List<Read> read) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < read.size() && rows.size() < 20; i++) {
      if (read.get(i) instanceof Read.Malformed(String why)) {
        rows.add((i + 1) + " (" + why + ")");
      }
    }
    return rows.stream().collect(Collectors.joining(", "));
  }

  private static UploadJson json(List<RosterRowJson> rows, List<Read> read, Rosters.Upload upload) {
    List<RowJson> answers = new ArrayList<>(rows.size());
    Iterator<RowOutcome> outcomes = upload.outcomes().iterator();
    int taken = 0;
    for (int i = 0; i < rows.size(); i++) {
      switch (read.get(i)) {
        case Read.Malformed(String why) ->
            answers.add(new RowJson(i + 1, null, "MALFORMED", why, null));
        case Read.Row _ -> {
          RowOutcome outcome = outcomes.next();
          taken += outcome.kind().taken() ? 1 : 0;
          answers.add(json(i + 1, rows.get(i), outcome));
        }
      }
    }
    return new UploadJson(taken, rows.size() - taken, upload.removed(), answers);
  }

  private static RowJson json(int number, RosterRowJson row, RowOutcome outcome) {
    return new RowJson(
        number,
        row.reference(),
        outcome.kind().name(),
        null,
        outcome.member().map(MemberId::toString).orElse(null));
  }

  private static RosterRow parsed(RosterRowJson row) {
    return switch (row.read()) {
      case Read.Row(RosterRow parsed) -> parsed;
      case Read.Malformed(String why) ->
          throw new ProblemException(Problem.of(ProblemType.UNPROCESSABLE).withDetail(why));
    };
  }

  /** The population, which a partner must own: others are told that there is none. */
  private PopulationCode owned(String text) {
    PopulationCode code = Requests.parse(text, PopulationCode::new, ProblemType.NOT_FOUND);
    Population population = populations.find(code).orElseThrow(RosterResource::notFound);
    Optional<String> asking = partner.find();
    if (asking.isPresent() && !asking.equals(population.plan().owner())) {
      throw notFound();
    }
    return code;
  }

  private static ProblemException notFound() {
    return new ProblemException(Problem.of(ProblemType.NOT_FOUND));
  }

  private String caller() {
    return security.getUserPrincipal().getName();
  }
}
