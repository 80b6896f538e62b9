// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One flight of a boarding pass. Values are without the blanks that fill them up; see {@link
 * BoardingPassItem} for their forms.
 *
 * @param day day of the year, 1 to 366; a pass does not name the year
 * @param ticket the conditional items of this leg, if the pass has them
 * @param airlineUse what the airline added for itself, printable ASCII
 */
public record BoardingPassLeg(
    String locator,
    String origin,
    String destination,
    String carrier,
    String flightNumber,
    int day,
    String compartment,
    String seat,
    String sequence,
    String status,
    Optional<Ticket> ticket,
    String airlineUse) {
  /** The most characters behind the mandatory items of a leg. */
  static final int MOST_CONDITIONAL = 255;

  /**
   * @throws IllegalArgumentException if a part has another form; the text names the part only
   */
  public BoardingPassLeg {
    BoardingPassItem.LOCATOR.checked(locator);
    BoardingPassItem.ORIGIN.checked(origin);
    BoardingPassItem.DESTINATION.checked(destination);
    BoardingPassItem.CARRIER.checked(carrier);
    BoardingPassItem.FLIGHT_NUMBER.checked(flightNumber);
    BoardingPassItem.DAY.checked(String.format(Locale.ROOT, "%03d", day));
    BoardingPassItem.COMPARTMENT.checked(compartment);
    BoardingPassItem.SEAT.checked(seat);
    BoardingPassItem.SEQUENCE.checked(sequence);
    BoardingPassItem.STATUS.checked(status);
    BoardingPass.requireText(airlineUse, MOST_CONDITIONAL, "airline use");
    if (ticket.isEmpty() && !airlineUse.isEmpty()) {
      throw new IllegalArgumentException("boarding pass: airline use stands behind a ticket");
    }
  }

  /** The flight number as people write it: without leading zeros, with its letter. */
  public String shortFlightNumber() {
    return flightNumber.replaceFirst("^0+(?=[0-9])", "");
  }

  /**
   * The date of the flight: of the dates with this day of the year the nearest to {@code today},
   * the later of two equally near ones. Empty for day 366 where neither this year nor the one
   * before or after is a leap year.
   */
  public Optional<LocalDate> dateNear(LocalDate today) {
    return IntStream.rangeClosed(today.getYear() - 1, today.getYear() + 1)
        .filter(year -> day <= Year.of(year).length())
        .mapToObj(year -> LocalDate.ofYearDay(year, day))
        .min(
            Comparator.<LocalDate>comparingLong(
                    date -> Math.abs(ChronoUnit.DAYS.between(today, date)))
                .thenComparing(Comparator.reverseOrder()));
  }

  /** Hides whose boarding pass it is. */
  @Override
  public String toString() {
    return "BoardingPassLeg[" + carrier + " " + flightNumber + "]";
  }

  /**
   * The conditional items of a leg as they stand in the pass; a pass may end them early, and what
   * it leaves out reads as an empty text.
   *
   * @param items at most 255 of printable ASCII
   */
  public record Ticket(String items) {
    /**
     * @throws IllegalArgumentException if there are more or others
     */
    public Ticket {
      BoardingPass.requireText(items, MOST_CONDITIONAL, "ticket");
    }

    /** The airline's number, three digits. */
    public String airline() {
      return BoardingPass.part(items, 0, 3);
    }

    /** The document's form and serial number. */
    public String serialNumber() {
      return BoardingPass.part(items, 3, 10);
    }

    /** Whether the passenger was selected for a search. */
    public String selectee() {
      return BoardingPass.part(items, 13, 1);
    }

    /** Whether travel documents have to be verified. */
    public String documentVerification() {
      return BoardingPass.part(items, 14, 1);
    }

    public String marketingCarrier() {
      return BoardingPass.part(items, 15, 3);
    }

    public String frequentFlyerCarrier() {
      return BoardingPass.part(items, 18, 3);
    }

    public String frequentFlyerNumber() {
      return BoardingPass.part(items, 21, 16);
    }

    /** Whether the ticket is an employee's (industry or agency discount). */
    public String discount() {
      return BoardingPass.part(items, 37, 1);
    }

    public String baggageAllowance() {
      return BoardingPass.part(items, 38, 3);
    }

    /** {@code Y} or {@code N}; since version 5. */
    public String fastTrack() {
      return BoardingPass.part(items, 41, 1);
    }

    @Override
    public String toString() {
      return "Ticket[]";
    }
  }
}
