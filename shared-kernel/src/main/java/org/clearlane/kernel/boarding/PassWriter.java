// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.boarding;

import java.util.Locale;
import org.clearlane.kernel.BoardingPass;
import org.clearlane.kernel.BoardingPassItem;
import org.clearlane.kernel.BoardingPassLeg;

/** Writes passes. */
public final class PassWriter {
  private static final int LARGEST_SIZE = 0xFF;

  private PassWriter() {}

  public static String write(BoardingPass pass) {
    StringBuilder text = new StringBuilder("M").append(pass.legs().size());
    item(text, BoardingPassItem.PASSENGER_NAME, pass.passengerName());
    item(text, BoardingPassItem.ELECTRONIC_TICKET, pass.electronicTicket());
    for (int leg = 0; leg < pass.legs().size(); leg++) {
      leg(text, pass.legs().get(leg), leg == 0 ? issue(pass) : "");
    }
    pass.signature().ifPresent(it -> text.append('^').append(it.type()).append(sized(it.data())));
    return text.toString();
  }

  private static void leg(StringBuilder text, BoardingPassLeg leg, String issue) {
    item(text, BoardingPassItem.LOCATOR, leg.locator());
    item(text, BoardingPassItem.ORIGIN, leg.origin());
    item(text, BoardingPassItem.DESTINATION, leg.destination());
    item(text, BoardingPassItem.CARRIER, leg.carrier());
    item(text, BoardingPassItem.FLIGHT_NUMBER, leg.flightNumber());
    item(text, BoardingPassItem.DAY, String.format(Locale.ROOT, "%03d", leg.day()));
    item(text, BoardingPassItem.COMPARTMENT, leg.compartment());
    item(text, BoardingPassItem.SEAT, leg.seat());
    item(text, BoardingPassItem.SEQUENCE, leg.sequence());
    item(text, BoardingPassItem.STATUS, leg.status());
    text.append(sized(issue + conditional(leg)));
  }

  private static String issue(BoardingPass pass) {
    return pass.issue().map(it -> ">" + it.version() + sized(it.items())).orElse("");
  }

  private static String conditional(BoardingPassLeg leg) {
    return leg.ticket().map(it -> sized(it.items()) + leg.airlineUse()).orElse("");
  }

  private static String sized(String part) {
    if (part.length() > LARGEST_SIZE) {
      throw new IllegalArgumentException("boarding pass: the conditional items are too long");
    }
    return String.format(Locale.ROOT, "%02X", part.length()) + part;
  }

  private static void item(StringBuilder text, BoardingPassItem item, String value) {
    text.append(String.format(Locale.ROOT, "%-" + item.width() + "s", value));
  }
}
