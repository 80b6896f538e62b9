// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.registration;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.Guardian;
import org.clearlane.enrollment.ProofingFault;
import org.clearlane.enrollment.proofing.Challenge;
import org.clearlane.enrollment.proofing.ProvedIdentity;
import org.clearlane.kernel.TravelDocument;

/**
 * What a registration holds so far, but for the picture.
 *
 * @param challenge of the request that is with the provider
 * @param pictures how many were looked at
 * @param pictureKept whether one of them can be the reference
 */
record Draft(
    Optional<Challenge> challenge,
    Optional<ProofingFault> fault,
    Optional<ProvedIdentity> identity,
    Optional<TravelDocument> document,
    int pictures,
    boolean pictureKept,
    Optional<Consent> consent) {

  private static final int OF_AGE = 18;

  static final Draft EMPTY =
      new Draft(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          0,
          false,
          Optional.empty());

  /** What the traveller agreed to. */
  record Consent(
      List<ConsentPurpose> purposes,
      String textVersion,
      Optional<Guardian> guardian,
      Optional<String> counterpart) {
    Consent {
      purposes = List.copyOf(purposes);
    }
  }

  Draft departing(Challenge with) {
    return new Draft(
        Optional.of(with), Optional.empty(), identity, document, pictures, pictureKept, consent);
  }

  Draft failed(ProofingFault why) {
    return new Draft(
        Optional.empty(), Optional.of(why), identity, document, pictures, pictureKept, consent);
  }

  /** Somebody came back with an answer to nothing; what was asked may still be answered. */
  Draft noted(ProofingFault why) {
    return new Draft(
        challenge, Optional.of(why), identity, document, pictures, pictureKept, consent);
  }

  /** Takes the provider's word. What was entered for another person goes. */
  Draft proved(ProvedIdentity who) {
    boolean same = identity.filter(who::equals).isPresent();
    return same
        ? new Draft(
            Optional.empty(), Optional.empty(), identity, document, pictures, pictureKept, consent)
        : new Draft(
            Optional.empty(),
            Optional.empty(),
            Optional.of(who),
            Optional.empty(),
            0,
            false,
            Optional.empty());
  }

  Draft with(TravelDocument it) {
    return new Draft(challenge, fault, identity, Optional.of(it), pictures, pictureKept, consent);
  }

  Draft looked(boolean kept) {
    return new Draft(
        challenge, fault, identity, document, pictures + 1, pictureKept || kept, consent);
  }

  Draft with(Consent it) {
    return new Draft(challenge, fault, identity, document, pictures, pictureKept, Optional.of(it));
  }

  /** Whether somebody has to agree for the traveller: by the date that the provider vouches for. */
  boolean underAge(LocalDate today) {
    return identity.filter(who -> who.birthDate().plusYears(OF_AGE).isAfter(today)).isPresent();
  }
}
