// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.disclosure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clearlane.enrollment.Disclosure;

/**
 * Everything that an authority keeps about a traveller, with what the traveller has to know of it.
 *
 * @param authority its name
 * @param crossings the newest first
 * @param complete whether that is all of them
 * @param contact whom to ask, if the authority names somebody
 */
public record TravellerFile(
    String authority,
    Instant madeAt,
    Disclosure enrolment,
    List<Crossing> crossings,
    boolean complete,
    Optional<String> contact) {
  public TravellerFile {
    crossings = List.copyOf(crossings);
  }

  /** Hides the person. */
  @Override
  public String toString() {
    return "TravellerFile[" + enrolment.traveller().id() + "]";
  }
}
