// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

/** A document as its reader sees it, one type for each layout. */
public sealed interface ReadDocument
    permits ReadDocument.Icao, ChineseExitEntryCard, HongKongIdentityCard {

  /** The document's number, without fillers at its end. Personal data. */
  String number();

  /** A document that follows ICAO Doc 9303. */
  sealed interface Icao extends ReadDocument {
    /** What its machine-readable zone says. */
    TravelDocument document();

    @Override
    default String number() {
      return document().number();
    }
  }

  /**
   * A card of three lines (Doc 9303-5).
   *
   * @param firstOptional optional data of the first line, without the rest of a long number and
   *     without fillers at its end; may be empty. No check digit of its own
   * @param secondOptional optional data of the second line, likewise
   */
  record Td1(TravelDocument document, String firstOptional, String secondOptional) implements Icao {
    /** Hides everything but the kind of document. */
    @Override
    public String toString() {
      return "Td1[" + document + "]";
    }
  }

  /**
   * A larger document of two lines of 36 characters (Doc 9303-6).
   *
   * @param optional optional data, like those of {@link Td1}
   */
  record Td2(TravelDocument document, String optional) implements Icao {
    /** Hides everything but the kind of document. */
    @Override
    public String toString() {
      return "Td2[" + document + "]";
    }
  }

  /**
   * A passport of two lines of 44 characters (Doc 9303-4).
   *
   * @param personalNumber what the state writes there, without fillers at its end; may be empty.
   *     Proved by a check digit
   */
  record Td3(TravelDocument document, String personalNumber) implements Icao {
    /** Hides everything but the kind of document. */
    @Override
    public String toString() {
      return "Td3[" + document + "]";
    }
  }
}
