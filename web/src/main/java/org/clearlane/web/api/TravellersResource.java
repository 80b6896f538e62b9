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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clearlane.biometrics.CapturePurpose;
import org.clearlane.enrollment.ActivationCode;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.Credentials;
import org.clearlane.enrollment.Distinction;
import org.clearlane.enrollment.Enrollments;
import org.clearlane.enrollment.EnrolmentOutcome;
import org.clearlane.enrollment.EnrolmentRequest;
import org.clearlane.enrollment.TravellerSummary;
import org.clearlane.kernel.TravellerId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Enrolment of travellers. */
@Path("travellers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Travellers", description = "Enrolment with a travel document, a portrait and consent")
public class TravellersResource {
  private @Inject Enrollments enrollments;
  private @Inject Credentials credentials;
  private @Context SecurityContext security;
  private @Context UriInfo address;

  /** A traveller to be enrolled. */
  @Schema(name = "Enrolment")
  public record EnrolmentJson(
      @Schema(description = "The machine-readable zone, lines separated by a line feed")
          @Nullable String mrz,
      @Schema(description = "JPEG or PNG in Base64, at most 8 MiB decoded")
          @Nullable String portrait,
      @Schema(description = "What the traveller consents to", examples = "CONTACTLESS_CHANNEL")
          @Nullable List<String> consents,
      @Schema(description = "Only after the answer that somebody looks alike")
          @Nullable DistinctionJson distinction) {}

  /** The officer's word that the traveller is none of those who look alike. */
  @Schema(name = "Distinction")
  public record DistinctionJson(
      @Schema(
              description = "The candidates that were compared",
              examples = "[\"1f0d6f0e-0d7c-4f0e-9a53-1c8bb0a7a1d2\"]")
          @Nullable List<String> from,
      @Schema(
              examples = "RELATIVE",
              enumeration = {"RELATIVE", "LOOK_ALIKE", "OTHER_EVIDENCE"})
          @Nullable String reason) {}

  /** An enrolled traveller and how good the portrait is. */
  @Schema(name = "Enrolled")
  public record EnrolledJson(
      @Schema(examples = "1f0d6f0e-0d7c-4f0e-9a53-1c8bb0a7a1d2") String id,
      @Schema(description = "0 to 1") double quality,
      @Schema(
              description =
                  "What was measured of the portrait, first what is not as it should be, in the"
                      + " order in which to put it right. None of it refuses an enrolment.")
          List<QualityMeasureJson> measures,
      @Schema(description = "Advisory, 0 to 1") double liveness) {}

  /** What an officer may see of a traveller. */
  @Schema(name = "Traveller")
  public record TravellerJson(
      String id,
      String status,
      String surname,
      String givenNames,
      String issuingState,
      String documentNumber,
      String enrolledAt) {}

  /** A code for the traveller's device. */
  @Schema(name = "ActivationCode")
  public record ActivationJson(
      @Schema(examples = "a-7K2M-Q9TX-4HWD-0ZBC") String code,
      @Schema(examples = "2026-11-24T09:15:00Z") String expiresAt) {}

  @POST
  @RolesAllowed({ENROLMENT_OFFICER, ADMINISTRATOR})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Enrol a traveller", operationId = "enrol")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = EnrolmentJson.class),
              examples =
                  @ExampleObject(
                      name = "The ICAO specimen",
                      value =
                          """
                          {"mrz":"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
                           "portrait":"/9j/4AAQSkZJRgABAQ…","consents":["CONTACTLESS_CHANNEL"]}
                          """)))
  @APIResponse(
      responseCode = "201",
      description = "Enrolled",
      content = @Content(schema = @Schema(implementation = EnrolledJson.class)))
  @APIResponse(
      responseCode = "409",
      description =
          "The document is enrolled already, or people who are enrolled look alike: compare the"
              + " candidates, and enrol again with a distinction if they are other people",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "422",
      description = "The document, the portrait or the consent is not accepted",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response enrol(EnrolmentJson enrolment) {
    EnrolmentJson body = Requests.body(enrolment);
    EnrolmentRequest request =
        new EnrolmentRequest(
            Requests.document(Requests.member(body.mrz(), "mrz")),
            portrait(Requests.member(body.portrait(), "portrait")),
            consents(Requests.member(body.consents(), "consents")),
            Optional.ofNullable(body.distinction()).map(this::distinction));
    return switch (enrollments.enrol(request, caller())) {
      case EnrolmentOutcome.Enrolled enrolled ->
          Response.created(
                  address.getAbsolutePathBuilder().path(enrolled.traveller().toString()).build())
              .entity(
                  new EnrolledJson(
                      enrolled.traveller().toString(),
                      enrolled.quality().overall(),
                      enrolled.quality().measures(CapturePurpose.ENROLMENT).stream()
                          .map(QualityMeasureJson::of)
                          .toList(),
                      enrolled.liveness().score()))
              .build();
      case EnrolmentOutcome.DocumentAlreadyEnrolled _ ->
          throw new ProblemException(Problem.of(ProblemType.DOCUMENT_ALREADY_ENROLLED));
      case EnrolmentOutcome.DuplicateSuspected(var candidates) ->
          throw new ProblemException(
              Problem.of(ProblemType.DUPLICATE_SUSPECTED)
                  .withCandidates(
                      candidates.stream()
                          .map(
                              it ->
                                  new Problem.CandidateJson(it.traveller().toString(), it.score()))
                          .toList()));
      case EnrolmentOutcome.PortraitRejected rejected ->
          throw new ProblemException(
              Problem.of(ProblemType.PORTRAIT_REJECTED).withCode(rejected.failure()));
      case EnrolmentOutcome.DocumentNotAccepted refused ->
          throw new ProblemException(
              Problem.of(ProblemType.DOCUMENT_NOT_ACCEPTED).withCode(refused.reason()));
      case EnrolmentOutcome.ConsentMissing _ ->
          throw new ProblemException(Problem.of(ProblemType.CONSENT_MISSING));
    };
  }

  private Distinction distinction(DistinctionJson distinction) {
    return Requests.explained(
        () ->
            new Distinction(
                Requests.member(distinction.from(), "from").stream()
                    .map(it -> Requests.parse(it, TravellerId::of, ProblemType.UNPROCESSABLE))
                    .collect(Collectors.toSet()),
                Requests.constant(Distinction.Reason.class, distinction.reason(), "reason"),
                caller()));
  }

  @GET
  @Path("{traveller}")
  @RolesAllowed({ENROLMENT_OFFICER, ADMINISTRATOR})
  @Operation(summary = "One traveller", operationId = "getTraveller")
  public TravellerJson get(@PathParam("traveller") String traveller) {
    return enrollments
        .find(Requests.traveller(traveller))
        .map(
            found ->
                new TravellerJson(
                    found.id().toString(),
                    found.status().name(),
                    found.document().surname(),
                    found.document().givenNames(),
                    found.document().issuingState(),
                    found.document().number(),
                    found.createdAt().toString()))
        .orElseThrow(() -> new ProblemException(Problem.of(ProblemType.NOT_FOUND)));
  }

  @DELETE
  @Path("{traveller}")
  @RolesAllowed({ENROLMENT_OFFICER, ADMINISTRATOR})
  @Operation(
      summary = "Withdraw a traveller",
      description = "Destroys the traveller's key: pictures, templates and identity are gone.",
      operationId = "withdraw")
  public Response withdraw(@PathParam("traveller") String traveller) {
    TravellerId id = Requests.traveller(traveller);
    if (enrollments.find(id).isEmpty()) {
      throw new ProblemException(Problem.of(ProblemType.NOT_FOUND));
    }
    enrollments.withdraw(id, caller());
    return Response.noContent().build();
  }

  @POST
  @Path("{traveller}/activation-codes")
  @RolesAllowed({ENROLMENT_OFFICER, ADMINISTRATOR})
  @Operation(
      summary = "Make a one-time code with which the traveller's device gets its credential",
      operationId = "activate")
  @APIResponse(responseCode = "200", description = "A code that works once")
  @APIResponse(
      responseCode = "409",
      description = "The enrolment is suspended",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public ActivationJson activate(@PathParam("traveller") String traveller) {
    TravellerId id = Requests.traveller(traveller);
    TravellerSummary found =
        enrollments
            .find(id)
            .orElseThrow(() -> new ProblemException(Problem.of(ProblemType.NOT_FOUND)));
    if (found.status() == TravellerSummary.Status.SUSPENDED) {
      throw new ProblemException(Problem.of(ProblemType.ENROLMENT_SUSPENDED));
    }
    ActivationCode code = credentials.activate(id, caller());
    return new ActivationJson(code.text(), code.expiresAt().toString());
  }

  @DELETE
  @Path("{traveller}/credentials")
  @RolesAllowed({ENROLMENT_OFFICER, ADMINISTRATOR})
  @Operation(
      summary = "Report the traveller's phone lost",
      description = "Every QR code of the traveller stops working at once. The enrolment stays.",
      operationId = "revokeCredentials")
  @APIResponse(responseCode = "204", description = "No code of the traveller works any more")
  public Response revokeCredentials(@PathParam("traveller") String traveller) {
    TravellerId id = Requests.traveller(traveller);
    if (enrollments.find(id).isEmpty()) {
      throw new ProblemException(Problem.of(ProblemType.NOT_FOUND));
    }
    credentials.revokeAll(id, caller());
    return Response.noContent().build();
  }

  private String caller() {
    return security.getUserPrincipal().getName();
  }

  static byte[] portrait(String base64) {
    if (base64.length() > (Requests.LARGEST_IMAGE + 2) / 3 * 4) {
      throw new ProblemException(Problem.of(ProblemType.PAYLOAD_TOO_LARGE));
    }
    return Requests.parse(base64, Base64.getDecoder()::decode, ProblemType.MALFORMED_REQUEST);
  }

  private static Set<ConsentPurpose> consents(List<String> names) {
    Set<ConsentPurpose> purposes = EnumSet.noneOf(ConsentPurpose.class);
    for (String name : names) {
      purposes.add(
          Stream.of(ConsentPurpose.values())
              .filter(purpose -> purpose.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new ProblemException(
                          Problem.of(ProblemType.UNPROCESSABLE)
                              .withDetail(
                                  "consents takes " + Arrays.toString(ConsentPurpose.values())))));
    }
    return purposes;
  }
}
