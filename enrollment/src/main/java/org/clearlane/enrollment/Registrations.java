// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearlane.kernel.TravelDocument;

/**
 * Travellers who register themselves with the current authority, on their own device. What they
 * enter is sealed under a key that goes with the registration. Thread safe.
 */
public interface Registrations {

  /** Whether the authority has an e-ID provider; without one, its officers enrol. */
  boolean offered();

  /** What the authority lets travellers register for. */
  List<ConsentPurpose> services();

  /**
   * Begins one.
   *
   * @return empty if more are under way than the authority allows
   * @throws EnrollmentException if none are {@link #offered()}
   */
  Optional<RegistrationTicket> begin();

  /** How far it has come; empty if there is no such registration, or not any more. */
  Optional<Registration> current(RegistrationTicket ticket);

  /** Destroys what was entered; nobody who is enrolled already is touched. */
  void abandon(RegistrationTicket ticket);

  /**
   * Asks the e-ID provider. Blocks while the provider's description is fetched.
   *
   * @param callback where the provider sends the browser
   * @return where the browser has to go; a reason if it cannot
   */
  Departure depart(RegistrationTicket ticket, URI callback);

  /** Where a browser goes to prove who its owner is. */
  sealed interface Departure {
    record To(URI provider) implements Departure {}

    record ProviderUnavailable() implements Departure {}

    record Refused(RegistrationOutcome.Reason reason) implements Departure {}
  }

  /**
   * The browser is back. What came of it is in {@link #current}. Blocks for the provider's answers.
   *
   * @param answer the query parameters, one value each
   * @param callback as in {@link #depart}
   */
  void comeBack(RegistrationTicket ticket, Map<String, String> answer, URI callback);

  /** Takes the travel document, which must be the one that the e-ID names. */
  RegistrationOutcome document(RegistrationTicket ticket, TravelDocument document);

  /**
   * Looks at a picture of the face and keeps it if it can be a reference. Blocks for some tens of
   * milliseconds.
   *
   * @param image JPEG or PNG, at most 8 MiB
   */
  RegistrationOutcome portrait(RegistrationTicket ticket, byte[] image);

  /** Takes the consent. */
  RegistrationOutcome consent(RegistrationTicket ticket, ConsentForm form);

  /**
   * Enrols the traveller and issues a credential for the device. Asked again, nobody is enrolled
   * again: the newest credential takes the place of the others.
   *
   * @param devicePublicKeyJwk a JWK (RFC 7517) of at most 1,000 characters
   */
  RegistrationOutcome complete(RegistrationTicket ticket, String devicePublicKeyJwk);

  /** The public keys with which the e-ID provider knows this authority, as a JWK set. */
  String publicKeys();
}
