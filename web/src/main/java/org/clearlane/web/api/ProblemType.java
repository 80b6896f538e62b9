// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

/** Every problem that the API answers with, as RFC 9457 problem details. */
public enum ProblemType {
  MALFORMED_REQUEST(400, "The request cannot be read"),
  UNAUTHENTICATED(401, "Log in with an account of this authority"),
  FORBIDDEN(403, "This account may not do that"),
  ACTIVATION_CODE_REFUSED(403, "The activation code is unknown, used or expired"),
  NOT_FOUND(404, "There is nothing at this address"),
  METHOD_NOT_ALLOWED(405, "The address does not take this method"),
  NOT_ACCEPTABLE(406, "The address does not answer in this format"),
  DOCUMENT_ALREADY_ENROLLED(409, "The travel document is enrolled already"),
  DUPLICATE_SUSPECTED(409, "People who are enrolled look alike; compare them first"),
  UNDER_REVIEW(409, "An officer has to compare the traveller with somebody who looks alike"),
  PERSON_ALREADY_ENROLLED(409, "An officer found the traveller enrolled already"),
  DOCUMENT_DIFFERS(409, "The e-ID names another travel document or another person"),
  CONSENT_TEXT_OUTDATED(409, "The words of the consent have changed; show them again"),
  NOT_NOW(409, "Another step of the registration comes first, or it is done"),
  NOT_OFFERED(409, "The authority has no e-ID provider; its officers enrol travellers"),
  POPULATION_FULL(409, "The population has no room"),
  TOO_MANY_MEMBERS(409, "The population has more members than that"),
  DOCUMENT_TAKEN(409, "Another reference of the population has this travel document"),
  ANOTHER_PERSON(409, "The travel document names another date of birth; enrol its holder"),
  NAMES_DIFFER(
      409, "The travel document names the traveller otherwise; confirm that it is the same person"),
  ENROLMENT_SUSPENDED(409, "The enrolment is suspended"),
  FRAME_NOT_EXPECTED(
      409, "The lane asks for no frame, or the capture nonce is not the current one"),
  ENTRY_DOOR_SHUT(
      409,
      "The entry door was not released: there is none, it does not answer, or the gate is open"),
  LANE_OPEN(409, "The lane serves travellers; close it first"),
  FLIGHT_OF_ANOTHER_PARTNER(409, "Another partner has announced this flight"),
  FLIGHT_NOT_OPEN(409, "The flight has left, was cancelled or is not boarding yet"),
  JOURNEY_NOT_CHANGED(409, "The journey does not allow that; the code says why"),
  TOO_MANY_FACES(409, "The flights together have too many passengers; name one flight"),
  PORT_TAKEN(409, "The serial port, or the address on it, belongs to another lane"),
  SESSION_ENDED(409, "The controller's session has ended; register again, unless another has"),
  WEBHOOK_EXISTS(409, "The partner has a webhook with this address already"),
  REQUEST_IN_PROGRESS(409, "The first request with this idempotency key is being carried out"),
  PAYLOAD_TOO_LARGE(413, "The request is larger than this address takes"),
  UNSUPPORTED_MEDIA_TYPE(415, "The address does not take this media type"),
  MRZ_INVALID(422, "The machine-readable zone does not check"),
  BOARDING_PASS_INVALID(422, "The text is no boarding pass"),
  FLIGHT_UNKNOWN(422, "No flight of the boarding pass has been announced by this partner"),
  FLIGHT_TIME_REFUSED(422, "The time of departure is not accepted; the code says why"),
  DOCUMENT_NOT_ACCEPTED(422, "The travel document is not accepted"),
  PORTRAIT_REJECTED(422, "The portrait cannot be used"),
  FINGERPRINT_REJECTED(422, "The fingerprints cannot be used"),
  CONSENT_MISSING(422, "The traveller has not consented to any service"),
  GUARDIAN_MISSING(422, "A parent or guardian has to consent for a traveller under age"),
  COUNTERPART_MISSING(
      422, "Collaborative inspection needs a second authority, and nothing else does"),
  MEMBER_NOT_ELIGIBLE(422, "The person cannot be a member of the population"),
  DEVICE_KEY_REJECTED(422, "The device key is not a public P-256 key"),
  IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used for another request"),
  UNPROCESSABLE(422, "A value of the request is not accepted"),
  TOO_MANY_REQUESTS(429, "There is no room at the moment; try again after Retry-After seconds"),
  UNEXPECTED(500, "Something went wrong; the correlation id finds it in the log"),
  UNAVAILABLE(503, "The service is not ready; try again"),
  PROVIDER_UNAVAILABLE(503, "The e-ID provider does not answer; try again");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** The type member: stable, and documented in the API's description. */
  public String uri() {
    return "urn:clearlane:problem:" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
