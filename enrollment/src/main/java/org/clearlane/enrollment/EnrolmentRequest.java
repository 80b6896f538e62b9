// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.Optional;
import java.util.Set;
import org.clearlane.kernel.TravelDocument;

/**
 * A traveller to be enrolled.
 *
 * @param portrait JPEG or PNG, at most 8 MiB
 * @param consents at least one
 * @param distinction from whom the person differs, where somebody looked alike before
 * @param evidence what was verified of the document's chip, where an officer has read it
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, never compared
public record EnrolmentRequest(
    TravelDocument document,
    byte[] portrait,
    Set<ConsentPurpose> consents,
    Optional<Distinction> distinction,
    Optional<DocumentEvidence> evidence) {
  public EnrolmentRequest {
    portrait = portrait.clone();
    consents = Set.copyOf(consents);
  }

  /** Of somebody whom nobody has compared with others. */
  public EnrolmentRequest(TravelDocument document, byte[] portrait, Set<ConsentPurpose> consents) {
    this(document, portrait, consents, Optional.empty(), Optional.empty());
  }

  /** Of somebody whose document was looked at only. */
  public EnrolmentRequest(
      TravelDocument document,
      byte[] portrait,
      Set<ConsentPurpose> consents,
      Optional<Distinction> distinction) {
    this(document, portrait, consents, distinction, Optional.empty());
  }

  @Override
  public byte[] portrait() {
    return portrait.clone();
  }

  /** Hides the document and the portrait. */
  @Override
  public String toString() {
    return "EnrolmentRequest[" + consents + "]";
  }
}
