// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clearlane.biometrics.FingerPosition;

/**
 * Everything that enrolment keeps about a traveller, for the traveller. What officers noted for
 * themselves, such as the reason of a suspension, is not in it.
 *
 * @param suspendedSince since when the enrolment is not used, if so
 * @param consents also those that were withdrawn; the oldest first
 * @param journeys that are not destroyed, by departure
 * @param proofing by whom the identity was vouched for, if not by an officer
 * @param guardian who agreed for a traveller under age
 */
public record Disclosure(
    TravellerSummary traveller,
    Optional<Instant> suspendedSince,
    List<Consented> consents,
    List<Face> faces,
    Optional<Fingers> fingers,
    List<Issued> credentials,
    List<Membership> memberships,
    List<Trip> journeys,
    Optional<Proofing> proofing,
    Optional<GuardianConsent> guardian) {
  public Disclosure {
    consents = List.copyOf(consents);
    faces = List.copyOf(faces);
    credentials = List.copyOf(credentials);
    memberships = List.copyOf(memberships);
    journeys = List.copyOf(journeys);
  }

  /**
   * A consent.
   *
   * @param counterpart code of the other authority of a collaborative inspection
   */
  public record Consented(
      ConsentPurpose purpose,
      String textVersion,
      Instant grantedAt,
      Optional<Instant> withdrawnAt,
      Optional<String> counterpart) {}

  /**
   * A portrait and the template made of it.
   *
   * @param modelId which model made the template
   * @param templateBytes how large the template is; it is not given out itself
   * @param quality of the portrait, 0 to 1
   * @param portrait JPEG or PNG as it was handed in
   */
  @SuppressWarnings("ArrayRecordComponent") // copied in and out, never compared
  public record Face(
      String modelId, int templateBytes, double quality, Instant madeAt, byte[] portrait) {
    public Face {
      portrait = portrait.clone();
    }

    @Override
    public byte[] portrait() {
      return portrait.clone();
    }

    @Override
    public String toString() {
      return "Face[" + modelId + "]";
    }
  }

  /**
   * Enrolled fingers; no pictures of them are kept.
   *
   * @param algorithm which algorithm made the templates
   * @param templateBytes how large the templates are together
   */
  public record Fingers(
      String algorithm, int templateBytes, List<FingerPosition> positions, Instant madeAt) {
    public Fingers {
      positions = List.copyOf(positions);
    }
  }

  /** A QR credential that a device of the traveller was given. */
  public record Issued(
      CredentialId id, Instant issuedAt, Instant expiresAt, Optional<Instant> revokedAt) {}

  /**
   * A journey by face.
   *
   * @param partner who announced the flight
   * @param templateBytes how large the template is; it is not given out itself
   * @param portrait of check-in, JPEG or PNG as it was handed in
   */
  @SuppressWarnings("ArrayRecordComponent") // copied in and out, never compared
  public record Trip(
      JourneyId id,
      String partner,
      FlightPlan flight,
      JourneyState state,
      DepartureEligibility departure,
      Passenger passenger,
      String consentText,
      Instant consentedAt,
      String modelId,
      int templateBytes,
      byte[] portrait,
      List<Touched> touches) {
    public Trip {
      portrait = portrait.clone();
      touches = List.copyOf(touches);
    }

    @Override
    public byte[] portrait() {
      return portrait.clone();
    }

    @Override
    public String toString() {
      return "Trip[" + id + "]";
    }
  }

  /** Where and when the passenger was recognised. */
  public record Touched(Touchpoint touchpoint, String place, Instant at) {}

  /** An e-ID provider that vouched for the traveller. */
  public record Proofing(String issuer, Instant provedAt) {}

  /** Who agreed for a traveller under age. */
  public record GuardianConsent(Guardian guardian, Instant givenAt) {}

  /** Hides the person. */
  @Override
  public String toString() {
    return "Disclosure[" + traveller.id() + "]";
  }
}
