// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.document;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clearlane.kernel.MrzFormat;

/**
 * Where a document number stands. Doc 9303-5 and -6, 4.2.2: a filler instead of the check digit
 * means that the number goes on in the optional data, followed by its check digit and a filler.
 *
 * @param positions of its characters, in their order
 * @param check position of its check digit
 */
record NumberPlace(List<Integer> positions, int check) {

  static NumberPlace in(String zone, MrzFormat format) {
    MrzLayout layout = MrzLayout.of(format);
    MrzLayout.Field number = layout.number();
    if (format != MrzFormat.TD3
        && number.checkIn(zone) == '<'
        && zone.charAt(number.to() - 1) != '<') {
      MrzLayout.Field optional = layout.optional();
      int filler = zone.indexOf('<', optional.from());
      if (filler >= optional.from() + 2 && filler < optional.to()) {
        return new NumberPlace(
            Stream.concat(
                    number.positions().stream(),
                    IntStream.range(optional.from(), filler - 1).boxed())
                .toList(),
            filler - 1);
      }
    }
    return new NumberPlace(number.positions(), number.to());
  }

  /** The characters, fillers included. */
  String text(String zone) {
    return positions.stream()
        .map(position -> String.valueOf(zone.charAt(position)))
        .collect(Collectors.joining());
  }

  /** Whether the check digit agrees. */
  boolean checks(String zone) {
    return CheckDigit.of(text(zone)) == zone.charAt(check);
  }

  /** The position behind the check digit. */
  int end() {
    return check + 1;
  }
}
