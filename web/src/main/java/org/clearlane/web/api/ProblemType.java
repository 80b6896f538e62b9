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
  FRAME_NOT_EXPECTED(
      409, "The lane asks for no frame, or the capture nonce is not the current one"),
  ENTRY_DOOR_SHUT(
      409,
      "The entry door was not released: there is none, it does not answer, or the gate is open"),
  LANE_OPEN(409, "The lane serves travellers; close it first"),
  PORT_TAKEN(409, "The serial port, or the address on it, belongs to another lane"),
  SESSION_ENDED(409, "The controller's session has ended; register again, unless another has"),
  PAYLOAD_TOO_LARGE(413, "The request is larger than this address takes"),
  UNSUPPORTED_MEDIA_TYPE(415, "The address does not take this media type"),
  MRZ_INVALID(422, "The machine-readable zone does not check"),
  DOCUMENT_NOT_ACCEPTED(422, "The travel document is not accepted"),
  PORTRAIT_REJECTED(422, "The portrait cannot be used"),
  FINGERPRINT_REJECTED(422, "The fingerprints cannot be used"),
  CONSENT_MISSING(422, "The traveller has not consented to any service"),
  DEVICE_KEY_REJECTED(422, "The device key is not a public P-256 key"),
  UNPROCESSABLE(422, "A value of the request is not accepted"),
  UNEXPECTED(500, "Something went wrong; the correlation id finds it in the log"),
  UNAVAILABLE(503, "The service is not ready; try again");

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
