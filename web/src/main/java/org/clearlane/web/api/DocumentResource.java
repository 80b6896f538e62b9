// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import static org.clearlane.kernel.Role.Codes.ADMINISTRATOR;
import static org.clearlane.kernel.Role.Codes.ENROLMENT_OFFICER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import org.clearlane.enrollment.DocumentChange;
import org.clearlane.enrollment.DocumentChange.Kind;
import org.clearlane.enrollment.DocumentChange.Portrait;
import org.clearlane.enrollment.DocumentChanges;
import org.clearlane.enrollment.DocumentOutcome;
import org.clearlane.enrollment.EnrolmentOutcome;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The travel document that a traveller's enrolment names. */
@Path("travellers/{traveller}/document")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Travellers")
public class DocumentResource {
  private @Inject DocumentChanges changes;
  private @Context SecurityContext security;

  /** Another document, or the same put right. */
  @Schema(name = "DocumentChange")
  public record ChangeJson(
      @Schema(description = "The machine-readable zone, lines separated by a line feed")
          @Nullable String mrz,
      @Schema(
              description =
                  "RENEWAL: the date of birth and the names are the same."
                      + " RENEWAL_UNDER_OTHER_NAMES: an officer has seen proof of the names."
                      + " CORRECTION: the document was misread at enrolment.",
              enumeration = {"RENEWAL", "RENEWAL_UNDER_OTHER_NAMES", "CORRECTION"})
          @Nullable String kind,
      @Schema(description = "A newer portrait: JPEG or PNG in Base64, at most 8 MiB decoded")
          @Nullable String portrait) {}

  /** What has changed. */
  @Schema(name = "DocumentChanged")
  public record ChangedJson(@Schema(examples = "NUMBER") List<String> fields) {}

  @PUT
  @RolesAllowed({ENROLMENT_OFFICER, ADMINISTRATOR})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Have an enrolment name another travel document",
      description =
          "The traveller's codes stop working where they name what has changed; places on rosters"
              + " follow the document.",
      operationId = "changeDocument")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = ChangeJson.class),
              examples =
                  @ExampleObject(
                      name = "A new passport",
                      value =
                          """
                          {"mrz":"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
                           "kind":"RENEWAL"}
                          """)))
  @APIResponse(
      responseCode = "200",
      description = "Changed",
      content = @Content(schema = @Schema(implementation = ChangedJson.class)))
  @APIResponse(
      responseCode = "409",
      description = "Somebody else is enrolled with the document, or it is another person's",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "422",
      description = "The document or the portrait is not accepted",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public ChangedJson change(@PathParam("traveller") String traveller, ChangeJson change) {
    ChangeJson body = Requests.body(change);
    DocumentChange wanted =
        new DocumentChange(
            Requests.document(Requests.member(body.mrz(), "mrz")),
            Requests.explained(() -> Requests.constant(Kind.class, body.kind(), "kind")),
            Optional.ofNullable(body.portrait())
                .map(text -> new Portrait(TravellersResource.portrait(text))));
    return answer(
        changes.change(
            Requests.traveller(traveller), wanted, security.getUserPrincipal().getName()));
  }

  private static ChangedJson answer(DocumentOutcome outcome) {
    return switch (outcome) {
      case DocumentOutcome.Changed changed ->
          new ChangedJson(changed.fields().stream().sorted().map(Enum::name).toList());
      case DocumentOutcome.UnknownTraveller _ -> throw problem(ProblemType.NOT_FOUND);
      case DocumentOutcome.DocumentExpired _ ->
          throw new ProblemException(
              Problem.of(ProblemType.DOCUMENT_NOT_ACCEPTED)
                  .withCode(EnrolmentOutcome.Reason.EXPIRED));
      case DocumentOutcome.DocumentAlreadyEnrolled _ ->
          throw problem(ProblemType.DOCUMENT_ALREADY_ENROLLED);
      case DocumentOutcome.AnotherPerson _ -> throw problem(ProblemType.ANOTHER_PERSON);
      case DocumentOutcome.NamesDiffer _ -> throw problem(ProblemType.NAMES_DIFFER);
      case DocumentOutcome.PortraitRejected rejected ->
          throw new ProblemException(
              Problem.of(ProblemType.PORTRAIT_REJECTED).withCode(rejected.failure()));
    };
  }

  private static ProblemException problem(ProblemType type) {
    return new ProblemException(Problem.of(type));
  }
}
