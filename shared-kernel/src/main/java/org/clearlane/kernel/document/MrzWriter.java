// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.document;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clearlane.kernel.MrzFormat;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.kernel.document.MrzLayout.Field;

/** Fills in the fields of one format and computes the check digits. */
public final class MrzWriter {
  private final MrzFormat format;
  private final MrzLayout layout;

  public MrzWriter(MrzFormat format) {
    this.format = format;
    this.layout = MrzLayout.of(format);
  }

  /**
   * @throws IllegalArgumentException if the document cannot stand in this format
   */
  public String write(TravelDocument document) {
    if (!MrzLayout.allows(format, document.documentCode().charAt(0))) {
      throw new IllegalArgumentException("the document code does not belong to " + format);
    }
    StringBuilder zone = new StringBuilder("<".repeat(format.length()));
    put(zone, MrzLayout.CODE, document.documentCode());
    put(zone, MrzLayout.ISSUER, document.issuingState());
    Field name = layout.name();
    put(zone, name, MrzNames.write(document.surname(), document.givenNames(), name.length()));
    put(zone, layout.nationality(), document.nationality());
    putNumber(zone, document.number());
    putChecked(zone, layout.birth(), MrzDates.write(document.birthDate()));
    zone.setCharAt(
        layout.sex(),
        switch (document.sex()) {
          case FEMALE -> 'F';
          case MALE -> 'M';
          case UNSPECIFIED -> '<';
        });
    putChecked(zone, layout.expiry(), MrzDates.write(document.expiry()));
    if (format == MrzFormat.TD3) {
      putChecked(zone, layout.optional(), "");
    }
    zone.setCharAt(layout.compositeCheck(), CheckDigit.of(layout.compositeText(zone)));
    return IntStream.range(0, format.lines())
        .mapToObj(line -> zone.substring(line * format.width(), (line + 1) * format.width()))
        .collect(Collectors.joining("\n"));
  }

  private void putNumber(StringBuilder zone, String number) {
    int room = layout.number().length();
    if (number.length() <= room) {
      putChecked(zone, layout.number(), number);
      return;
    }
    String rest = number.substring(room);
    // Behind the rest stand its check digit and one filler. A filler at the end of the first part
    // or within the rest could not be told from the end of the number.
    if (format == MrzFormat.TD3
        || rest.length() + 2 > layout.optional().length()
        || number.charAt(room - 1) == '<'
        || rest.indexOf('<') >= 0) {
      throw new IllegalArgumentException("the document number does not fit " + format);
    }
    put(zone, layout.number(), number.substring(0, room));
    put(zone, layout.optional(), rest + CheckDigit.of(number));
  }

  private static void putChecked(StringBuilder zone, Field field, String text) {
    put(zone, field, text);
    zone.setCharAt(field.to(), CheckDigit.of(field.in(zone)));
  }

  private static void put(StringBuilder zone, Field field, String text) {
    zone.replace(field.from(), field.from() + text.length(), text);
  }
}
