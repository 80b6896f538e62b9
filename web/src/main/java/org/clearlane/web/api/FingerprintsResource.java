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
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.clearlane.biometrics.FingerPosition;
import org.clearlane.biometrics.FingerprintSample;
import org.clearlane.enrollment.FingerPictures;
import org.clearlane.enrollment.Fingerprints;
import org.clearlane.enrollment.FingersOutcome;
import org.clearlane.kernel.TravellerId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Enrolment of travellers' fingers. */
@Path("travellers/{traveller}/fingerprints")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Travellers")
public class FingerprintsResource {
  private static final int MOST_FINGERS = 2;

  /** Why pictures that are good enough by themselves cannot be used together. */
  private enum Unfit {
    PICTURES_DISAGREE,
    SAME_FINGER
  }

  private @Inject Fingerprints fingerprints;
  private @Context SecurityContext security;

  /** The traveller's fingers. */
  @Schema(name = "Fingers")
  public record FingersJson(
      @Schema(description = "One or two; two unless there is no second that leaves a print")
          @Nullable List<FingerJson> fingers) {}

  /** Pictures of one finger. */
  @Schema(name = "Finger")
  public record FingerJson(
      @Schema(
              examples = "RIGHT_INDEX",
              enumeration = {
                "RIGHT_THUMB",
                "RIGHT_INDEX",
                "RIGHT_MIDDLE",
                "RIGHT_RING",
                "RIGHT_LITTLE",
                "LEFT_THUMB",
                "LEFT_INDEX",
                "LEFT_MIDDLE",
                "LEFT_RING",
                "LEFT_LITTLE"
              })
          @Nullable String position,
      @Schema(
              description =
                  "3 to 10 pictures of the finger, lifted in between: PNG, JPEG or WSQ in Base64, at"
                      + " most 8 MiB together. The best becomes the reference; none is stored.")
          @Nullable List<String> pictures,
      @Schema(description = "Dots per inch, 250 to 2000; usually 500") @Nullable Integer dpi) {}

  /** The fingers that are enrolled now. */
  @Schema(name = "EnrolledFingers")
  public record EnrolledFingersJson(
      @Schema(examples = "[\"RIGHT_INDEX\",\"LEFT_INDEX\"]") List<String> positions) {}

  @PUT
  @RolesAllowed({ENROLMENT_OFFICER, ADMINISTRATOR})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Enrol a traveller's fingers, instead of any that were enrolled",
      description = "The traveller must have agreed to E_CHANNEL.",
      operationId = "enrolFingers")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = FingersJson.class),
              examples =
                  @ExampleObject(
                      name = "Both index fingers",
                      value =
                          """
                          {"fingers":[
                            {"position":"RIGHT_INDEX","pictures":["iVBORw0KGgo…","iVBORw0KGgo…","iVBORw0KGgo…"]},
                            {"position":"LEFT_INDEX","pictures":["iVBORw0KGgo…","iVBORw0KGgo…","iVBORw0KGgo…"]}]}
                          """)))
  @APIResponse(
      responseCode = "200",
      description = "Enrolled",
      content = @Content(schema = @Schema(implementation = EnrolledFingersJson.class)))
  @APIResponse(
      responseCode = "422",
      description = "A picture, the fingers or the consent is not accepted",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public EnrolledFingersJson enrol(@PathParam("traveller") String traveller, FingersJson fingers) {
    TravellerId id = Requests.traveller(traveller);
    List<FingerPictures> pictures =
        pictures(Requests.member(Requests.body(fingers).fingers(), "fingers"));
    return switch (fingerprints.enrol(id, pictures, security.getUserPrincipal().getName())) {
      case FingersOutcome.Enrolled(var positions) ->
          new EnrolledFingersJson(positions.stream().map(FingerPosition::name).toList());
      case FingersOutcome.UnknownTraveller _ ->
          throw new ProblemException(Problem.of(ProblemType.NOT_FOUND));
      case FingersOutcome.ConsentMissing _ ->
          throw new ProblemException(Problem.of(ProblemType.CONSENT_MISSING));
      case FingersOutcome.PictureRejected(var position, int picture, var failure) ->
          throw rejected("picture " + picture + " of " + position, failure);
      case FingersOutcome.PicturesDisagree(var position) ->
          throw rejected("the pictures of " + position + " do not match", Unfit.PICTURES_DISAGREE);
      case FingersOutcome.SameFinger _ ->
          throw rejected("both positions show the same finger", Unfit.SAME_FINGER);
    };
  }

  private static ProblemException rejected(String detail, Enum<?> code) {
    return new ProblemException(
        Problem.of(ProblemType.FINGERPRINT_REJECTED).withDetail(detail).withCode(code));
  }

  private static List<FingerPictures> pictures(List<FingerJson> fingers) {
    return Requests.explained(
        () -> {
          if (fingers.isEmpty() || fingers.size() > MOST_FINGERS) {
            throw new IllegalArgumentException("fingers takes one or two");
          }
          Set<FingerPosition> positions = new HashSet<>();
          List<FingerPictures> parsed = new ArrayList<>();
          for (FingerJson finger : fingers) {
            FingerPosition position =
                Requests.constant(FingerPosition.class, finger.position(), "position");
            if (!positions.add(position)) {
              throw new IllegalArgumentException("position " + position + " is there twice");
            }
            parsed.add(new FingerPictures(position, samples(finger)));
          }
          return parsed;
        });
  }

  private static List<FingerprintSample> samples(FingerJson finger) {
    int dpi = finger.dpi() == null ? FingerprintSample.DEFAULT_DPI : finger.dpi();
    List<FingerprintSample> samples = new ArrayList<>();
    for (String picture : Requests.member(finger.pictures(), "pictures")) {
      byte[] bytes =
          Requests.parse(picture, Base64.getDecoder()::decode, ProblemType.MALFORMED_REQUEST);
      samples.add(new FingerprintSample.Encoded(bytes, dpi));
    }
    return samples;
  }
}
