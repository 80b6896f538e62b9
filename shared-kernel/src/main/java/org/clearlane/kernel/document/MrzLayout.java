// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.document;

import java.util.List;
import java.util.stream.IntStream;
import org.clearlane.kernel.MrzFormat;

/**
 * Where the fields stand once the lines are joined (ICAO Doc 9303-4, -5 and -6, section 4.2.2).
 *
 * @param optional where a document number of more than nine characters continues, and in TD3 the
 *     personal number
 * @param composite what the composite check digit covers, in this order
 */
record MrzLayout(
    Field name,
    Field number,
    Field optional,
    Field nationality,
    Field birth,
    int sex,
    Field expiry,
    List<Field> composite,
    int compositeCheck) {

  static final Field CODE = new Field(0, 2);
  static final Field ISSUER = new Field(2, 5);
  static final Field TD1_SECOND_OPTIONAL = new Field(48, 59);

  private static final MrzLayout TD1 =
      new MrzLayout(
          new Field(60, 90),
          new Field(5, 14),
          new Field(15, 30),
          new Field(45, 48),
          new Field(30, 36),
          37,
          new Field(38, 44),
          List.of(new Field(5, 37), new Field(38, 45), TD1_SECOND_OPTIONAL),
          59);
  private static final MrzLayout TD2 =
      new MrzLayout(
          new Field(5, 36),
          new Field(36, 45),
          new Field(64, 71),
          new Field(46, 49),
          new Field(49, 55),
          56,
          new Field(57, 63),
          List.of(new Field(36, 46), new Field(49, 56), new Field(57, 71)),
          71);
  private static final MrzLayout TD3 =
      new MrzLayout(
          new Field(5, 44),
          new Field(44, 53),
          new Field(72, 86),
          new Field(54, 57),
          new Field(57, 63),
          64,
          new Field(65, 71),
          List.of(new Field(44, 54), new Field(57, 64), new Field(65, 87)),
          87);

  static MrzLayout of(MrzFormat format) {
    return switch (format) {
      case TD1 -> TD1;
      case TD2 -> TD2;
      case TD3 -> TD3;
    };
  }

  /** Whether documents of this format may begin with this letter. */
  static boolean allows(MrzFormat format, char code) {
    return switch (format) {
      case TD3 -> code == 'P';
      case TD1, TD2 -> code == 'A' || code == 'C' || code == 'I';
    };
  }

  /** A stretch of characters; its own check digit, where it has one, stands right behind it. */
  record Field(int from, int to) {
    String in(CharSequence zone) {
      return zone.subSequence(from, to).toString();
    }

    char checkIn(CharSequence zone) {
      return zone.charAt(to);
    }

    List<Integer> positions() {
      return IntStream.range(from, to).boxed().toList();
    }

    List<Integer> withCheckDigit() {
      return IntStream.rangeClosed(from, to).boxed().toList();
    }

    int length() {
      return to - from;
    }
  }

  String compositeText(CharSequence zone) {
    StringBuilder covered = new StringBuilder();
    composite.forEach(field -> covered.append(zone, field.from(), field.to()));
    return covered.toString();
  }
}
