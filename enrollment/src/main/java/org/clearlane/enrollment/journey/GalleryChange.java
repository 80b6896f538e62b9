// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.journey;

import java.util.Optional;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.enrollment.FlightId;
import org.clearlane.enrollment.JourneyId;

/** What galleries follow once the transaction has committed. */
sealed interface GalleryChange {

  /**
   * A passenger's face belongs in a flight's gallery, or in none.
   *
   * @param change the journey's count of changes: an older one is not followed
   */
  record Moved(JourneyId journey, FlightId flight, long change, Optional<FaceTemplate> face)
      implements GalleryChange {}

  /** A flight's gallery is not searched any more. */
  record Over(FlightId flight) implements GalleryChange {}
}
