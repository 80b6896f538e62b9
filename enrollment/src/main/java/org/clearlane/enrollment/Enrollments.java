// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.List;
import java.util.Optional;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.kernel.TravellerId;

/** The current authority's travellers. Thread safe; each call is a transaction or joins one. */
public interface Enrollments {

  /**
   * Enrols a traveller: makes the face reference, seals identity, picture and template under a new
   * key of the traveller, records the consents. The face is searched among all enrolled ones first,
   * unless that is switched off. Blocks for some tens of milliseconds.
   *
   * @param by who asks, for the audit trail
   */
  EnrolmentOutcome enrol(EnrolmentRequest request, String by);

  /** The traveller, unless unknown or withdrawn. */
  Optional<TravellerSummary> find(TravellerId traveller);

  /** The traveller whose enrolment names this document. */
  Optional<TravellerId> byDocument(TravelDocument document);

  /**
   * How records name this document: 32 hexadecimal digits, a keyed hash that tells nothing to those
   * without the authority's key.
   */
  String reference(TravelDocument document);

  /** The latest enrolments in force, newest first, at most {@code limit} (1 to 200). */
  List<TravellerSummary> recent(int limit);

  /** The enrolled portrait as it was handed in. */
  Optional<byte[]> portrait(TravellerId traveller);

  /** The newest face reference. */
  Optional<FaceTemplate> reference(TravellerId traveller);

  /** How many enrolments are in force. */
  long count();

  /**
   * Ends the enrolment: credentials are revoked, the traveller's key is destroyed, and with it
   * everything that was sealed. The audit trail remains.
   */
  void withdraw(TravellerId traveller, String by);
}
