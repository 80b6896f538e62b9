// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Asks at a touchpoint who stands before the camera.
 *
 * @param image JPEG or PNG, at most 8 MiB; deleted once it has been compared
 * @param place the gate, belt or lane, 1 to 40 of A-Z a-z 0-9 . _ -
 * @param airport whose flights of the next 24 hours are searched
 * @param flight the one flight that is searched; needed for boarding
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, never compared
public record TouchRequest(
    Touchpoint touchpoint, byte[] image, String place, String airport, Optional<FlightId> flight) {
  private static final Pattern PLACE = Pattern.compile("[A-Za-z0-9._-]{1,40}");
  private static final Pattern AIRPORT = Pattern.compile("[A-Z]{3}");

  /**
   * @throws IllegalArgumentException if a part has another form, the touchpoint is the authority's,
   *     or boarding names no flight
   */
  public TouchRequest {
    image = image.clone();
    require(touchpoint.ofPartners(), "touchpoint is none of partners");
    require(PLACE.matcher(place).matches(), "place has a wrong form");
    require(AIRPORT.matcher(airport).matches(), "airport has a wrong form");
    require(touchpoint != Touchpoint.BOARDING || flight.isPresent(), "flight is missing");
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  @Override
  public byte[] image() {
    return image.clone();
  }

  @Override
  public String toString() {
    return "TouchRequest[" + touchpoint + " " + place + "]";
  }
}
