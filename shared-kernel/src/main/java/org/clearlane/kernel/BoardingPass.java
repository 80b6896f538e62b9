// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What a bar-coded boarding pass says (IATA Resolution 792).
 *
 * @param passengerName surname, a slash, given names; up to 20 characters, so often cut off
 * @param electronicTicket {@code E} for an electronic ticket
 * @param legs one to four flights, in the order of the journey
 * @param issue who made the pass and when, if the pass tells
 * @param signature the security data, if the pass has any; not verified here
 */
public record BoardingPass(
    String passengerName,
    String electronicTicket,
    List<BoardingPassLeg> legs,
    Optional<Issue> issue,
    Optional<Signature> signature) {
  /** How many flights one pass can have. */
  public static final int MOST_LEGS = 4;

  private static final int LATEST_VERSION = 8;
  private static final int MOST_ITEMS = 255;

  /**
   * @throws IllegalArgumentException if a part has another form; the text names the part only
   */
  public BoardingPass {
    BoardingPassItem.PASSENGER_NAME.checked(passengerName);
    BoardingPassItem.ELECTRONIC_TICKET.checked(electronicTicket);
    legs = List.copyOf(legs);
    if (legs.isEmpty() || legs.size() > MOST_LEGS) {
      throw new IllegalArgumentException("boarding pass: one to four legs");
    }
    if (issue.isEmpty() && legs.getFirst().ticket().isPresent()) {
      throw new IllegalArgumentException("boarding pass: conditional items need a version");
    }
  }

  static void requireText(String text, int most, String part) {
    if (text.length() > most || !text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new IllegalArgumentException("boarding pass: " + part + " has a wrong form");
    }
  }

  /** An item of fixed place, without the blanks that fill it up; empty where the text ends. */
  static String part(String items, int from, int width) {
    return items
        .substring(Math.min(from, items.length()), Math.min(from + width, items.length()))
        .strip();
  }

  /** Hides whose boarding pass it is. */
  @Override
  public String toString() {
    return "BoardingPass" + legs;
  }

  /**
   * The conditional items that a pass has once, as they stand in it; a pass may end them early, and
   * what it leaves out reads as an empty text.
   *
   * @param version of the resolution's format, 1 to 8
   * @param items at most 255 of printable ASCII
   */
  public record Issue(int version, String items) {
    /**
     * @throws IllegalArgumentException if the version is unknown or the items have another form
     */
    public Issue {
      if (version < 1 || version > LATEST_VERSION) {
        throw new IllegalArgumentException("boarding pass: version 1 to " + LATEST_VERSION);
      }
      requireText(items, MOST_ITEMS, "issue");
    }

    /** Adult, child and so on, as the resolution's table codes it. */
    public String passengerDescription() {
      return part(items, 0, 1);
    }

    /** Where the passenger checked in: {@code W} web, {@code K} kiosk, {@code M} phone … */
    public String checkInSource() {
      return part(items, 1, 1);
    }

    /** Where the pass was made, coded like {@link #checkInSource()}. */
    public String issueSource() {
      return part(items, 2, 1);
    }

    /** The last digit of the year and the day of the year: 6225 is 12 August of a year with 6. */
    public String issuedOn() {
      return part(items, 3, 4);
    }

    /** {@code B} for a boarding pass, {@code I} for an itinerary receipt. */
    public String documentType() {
      return part(items, 7, 1);
    }

    /** The carrier that made the pass. */
    public String issuer() {
      return part(items, 8, 3);
    }

    /** Baggage tags: up to three of 13 digits, each the first of a row and how many follow. */
    public List<String> baggageTags() {
      return List.of(part(items, 11, 13), part(items, 24, 13), part(items, 37, 13)).stream()
          .filter(tag -> !tag.isEmpty())
          .toList();
    }

    @Override
    public String toString() {
      return "Issue[version " + version + "]";
    }
  }

  /**
   * The security data at the end of a pass. Which key verifies them is agreed with each carrier.
   *
   * @param type one character that tells the kind
   * @param data at most 255 characters of ISO 8859-1, each a byte
   */
  public record Signature(String type, String data) {
    /**
     * @throws IllegalArgumentException if either has another form
     */
    public Signature {
      requireText(type, 1, "kind of signature");
      if (type.isEmpty() || data.length() > MOST_ITEMS || data.chars().anyMatch(c -> c > 0xFF)) {
        throw new IllegalArgumentException("boarding pass: signature has a wrong form");
      }
    }

    /** The data as bytes; a copy. */
    public byte[] bytes() {
      return data.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
      return "Signature[" + type + "]";
    }
  }
}
