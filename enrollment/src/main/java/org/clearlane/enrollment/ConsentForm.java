// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.Optional;
import java.util.Set;

/**
 * What a traveller agrees to at registration.
 *
 * @param purposes at least one of those offered
 * @param textVersion of the words that were shown
 * @param guardian who agrees for a traveller under 18
 * @param counterpart code of the second authority, for collaborative inspection
 */
public record ConsentForm(
    Set<ConsentPurpose> purposes,
    String textVersion,
    Optional<Guardian> guardian,
    Optional<String> counterpart) {
  public ConsentForm {
    purposes = Set.copyOf(purposes);
  }
}
