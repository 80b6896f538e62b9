// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import java.util.Base64;
import java.util.List;
import org.clearlane.enrollment.Disclosure;
import org.clearlane.enrollment.Membership;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.web.disclosure.Crossing;
import org.clearlane.web.disclosure.FilePdf;
import org.clearlane.web.disclosure.FileWords;
import org.clearlane.web.disclosure.TravellerFile;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Everything that is kept about a traveller. */
@Schema(name = "TravellerFile")
public record TravellerFileJson(
    String authority,
    @Schema(examples = "2026-11-24T09:00:00Z") String madeAt,
    String traveller,
    @Schema(examples = "ACTIVE") String status,
    @Nullable String suspendedSince,
    String enrolledAt,
    IdentityJson identity,
    List<FaceJson> faces,
    @Nullable FingersJson fingers,
    List<ConsentedJson> consents,
    @Nullable GuardianJson guardian,
    @Nullable ProofingJson proofing,
    List<IssuedJson> credentials,
    List<MembershipJson> memberships,
    List<TripJson> journeys,
    List<CrossingJson> passages,
    @Schema(description = "Whether these are all passages") boolean passagesComplete,
    @Schema(description = "In the language asked for") List<String> recipients,
    @Schema(description = "In the language asked for") List<String> retention,
    @Schema(description = "In the language asked for") List<String> rights,
    @Schema(description = "Whom to ask") String contact) {

  /** The travel document and its holder. */
  @Schema(name = "DisclosedIdentity")
  public record IdentityJson(
      String surname,
      String givenNames,
      @Schema(description = "Unknown digits as question marks", examples = "1974-08-12")
          String birthDate,
      String sex,
      String nationality,
      String documentCode,
      String issuingState,
      String documentNumber,
      @Nullable String expiry) {
    static IdentityJson of(TravelDocument document) {
      return new IdentityJson(
          document.surname(),
          document.givenNames(),
          FilePdf.birth(document.birthDate()),
          document.sex().name(),
          document.nationality(),
          document.documentCode(),
          document.issuingState(),
          document.number(),
          document.expiry().map(Object::toString).orElse(null));
    }
  }

  /** A portrait, and that a template was made of it. */
  @Schema(name = "DisclosedFace")
  public record FaceJson(
      @Schema(description = "JPEG or PNG in Base64") String portrait,
      @Schema(description = "0 to 1") double quality,
      String madeAt,
      @Schema(description = "The model that made the template") String model,
      int templateBytes) {
    static FaceJson of(Disclosure.Face face) {
      return new FaceJson(
          Base64.getEncoder().encodeToString(face.portrait()),
          face.quality(),
          face.madeAt().toString(),
          face.modelId(),
          face.templateBytes());
    }
  }

  /** That fingers are enrolled. */
  @Schema(name = "DisclosedFingers")
  public record FingersJson(
      @Schema(examples = "RIGHT_THUMB") List<String> positions,
      String madeAt,
      String algorithm,
      int templateBytes) {
    static FingersJson of(Disclosure.Fingers fingers) {
      return new FingersJson(
          fingers.positions().stream().map(Enum::name).toList(),
          fingers.madeAt().toString(),
          fingers.algorithm(),
          fingers.templateBytes());
    }
  }

  /** A consent, in force or withdrawn. */
  @Schema(name = "DisclosedConsent")
  public record ConsentedJson(
      String purpose,
      String textVersion,
      String grantedAt,
      @Nullable String withdrawnAt,
      @Nullable String counterpart) {
    static ConsentedJson of(Disclosure.Consented consent) {
      return new ConsentedJson(
          consent.purpose().name(),
          consent.textVersion(),
          consent.grantedAt().toString(),
          consent.withdrawnAt().map(Object::toString).orElse(null),
          consent.counterpart().orElse(null));
    }
  }

  /** Who agreed for a traveller under age. */
  @Schema(name = "DisclosedGuardian")
  public record GuardianJson(String name, String relationship, String givenAt) {
    static GuardianJson of(Disclosure.GuardianConsent consent) {
      return new GuardianJson(
          consent.guardian().name(),
          consent.guardian().relationship().name(),
          consent.givenAt().toString());
    }
  }

  /** Who vouched for the traveller. */
  @Schema(name = "DisclosedProofing")
  public record ProofingJson(String issuer, String provedAt) {
    static ProofingJson of(Disclosure.Proofing proofing) {
      return new ProofingJson(proofing.issuer(), proofing.provedAt().toString());
    }
  }

  /** A credential that a device was given. */
  @Schema(name = "DisclosedCredential")
  public record IssuedJson(
      String id, String issuedAt, String expiresAt, @Nullable String revokedAt) {
    static IssuedJson of(Disclosure.Issued credential) {
      return new IssuedJson(
          credential.id().toString(),
          credential.issuedAt().toString(),
          credential.expiresAt().toString(),
          credential.revokedAt().map(Object::toString).orElse(null));
    }
  }

  /** A place in a population. */
  @Schema(name = "DisclosedMembership")
  public record MembershipJson(
      String population,
      String name,
      @Nullable String owner,
      @Nullable String reference,
      String validFrom,
      String validUntil,
      String registeredAt) {
    static MembershipJson of(Membership membership) {
      return new MembershipJson(
          membership.population().value(),
          membership.name(),
          membership.owner().orElse(null),
          membership.reference().orElse(null),
          membership.validFrom().toString(),
          membership.validUntil().toString(),
          membership.registeredAt().toString());
    }
  }

  /** A journey by face. */
  @Schema(name = "DisclosedJourney")
  public record TripJson(
      String id,
      @Schema(description = "The partner who announced the flight") String partner,
      @Schema(examples = "UO") String carrier,
      @Schema(examples = "860") String number,
      @Schema(description = "Local date", examples = "2026-11-28") String date,
      @Schema(examples = "HKG") String from,
      @Schema(examples = "NRT") String to,
      String scheduledDeparture,
      @Schema(examples = "CHECKED_IN") String state,
      @Schema(enumeration = {"ELIGIBLE", "COUNTER"}) String departure,
      @Schema(description = "As on the boarding pass") String passenger,
      String bookingReference,
      String seat,
      String sequence,
      String consentText,
      String consentedAt,
      @Schema(description = "JPEG or PNG in Base64") String portrait,
      @Schema(description = "The model that made the template") String model,
      int templateBytes,
      List<TouchedJson> touchpoints) {
    static TripJson of(Disclosure.Trip trip) {
      return new TripJson(
          trip.id().toString(),
          trip.partner(),
          trip.flight().carrier(),
          trip.flight().number(),
          trip.flight().date().toString(),
          trip.flight().origin(),
          trip.flight().destination(),
          trip.flight().departsAt().toString(),
          trip.state().name(),
          trip.departure().name(),
          trip.passenger().name(),
          trip.passenger().locator(),
          trip.passenger().seat(),
          trip.passenger().sequence(),
          trip.consentText(),
          trip.consentedAt().toString(),
          Base64.getEncoder().encodeToString(trip.portrait()),
          trip.modelId(),
          trip.templateBytes(),
          trip.touches().stream().map(TouchedJson::of).toList());
    }

    /** Hides the person. */
    @Override
    public String toString() {
      return "TripJson[" + id + "]";
    }
  }

  /** Where and when the passenger was recognised. */
  @Schema(name = "DisclosedTouchpoint")
  public record TouchedJson(
      @Schema(examples = "SECURITY") String touchpoint,
      @Schema(examples = "S1") String place,
      String at) {
    static TouchedJson of(Disclosure.Touched touch) {
      return new TouchedJson(touch.touchpoint().name(), touch.place(), touch.at().toString());
    }
  }

  /** A passage, without why it ended as it did. */
  @Schema(name = "DisclosedPassage")
  public record CrossingJson(
      String at,
      String lane,
      String direction,
      @Schema(enumeration = {"CROSSED", "NOT_CROSSED", "REFERRED", "UNDER_WAY"}) String result) {
    static CrossingJson of(Crossing crossing) {
      return new CrossingJson(
          crossing.at().toString(),
          crossing.lane(),
          crossing.direction().name(),
          crossing.result().name());
    }
  }

  static TravellerFileJson of(TravellerFile file, FileWords words) {
    Disclosure enrolment = file.enrolment();
    return new TravellerFileJson(
        file.authority(),
        file.madeAt().toString(),
        enrolment.traveller().id().toString(),
        enrolment.traveller().status().name(),
        enrolment.suspendedSince().map(Object::toString).orElse(null),
        enrolment.traveller().createdAt().toString(),
        IdentityJson.of(enrolment.traveller().document()),
        enrolment.faces().stream().map(FaceJson::of).toList(),
        enrolment.fingers().map(FingersJson::of).orElse(null),
        enrolment.consents().stream().map(ConsentedJson::of).toList(),
        enrolment.guardian().map(GuardianJson::of).orElse(null),
        enrolment.proofing().map(ProofingJson::of).orElse(null),
        enrolment.credentials().stream().map(IssuedJson::of).toList(),
        enrolment.memberships().stream().map(MembershipJson::of).toList(),
        enrolment.journeys().stream().map(TripJson::of).toList(),
        file.crossings().stream().map(CrossingJson::of).toList(),
        file.complete(),
        words.recipients(),
        words.retention(),
        words.rights(),
        file.contact().orElseGet(words::counter));
  }

  /** Hides the person. */
  @Override
  public String toString() {
    return "TravellerFileJson[" + traveller + "]";
  }
}
