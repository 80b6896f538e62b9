// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.clearlane.kernel.MrzProblem;
import org.clearlane.kernel.MrzReading;
import org.clearlane.kernel.MrzReading.InvalidMrz;
import org.clearlane.kernel.MrzReading.ValidMrz;

/** Tries the ways in which a text fits a format and keeps the first that is valid. */
public final class MrzReader {
  private static final Pattern ALPHABET = Pattern.compile("[A-Z0-9<]+");
  private final MrzDates dates;

  public MrzReader(LocalDate today) {
    this.dates = new MrzDates(today);
  }

  public MrzReading read(String text) {
    List<MrzReading> readings = new ArrayList<>();
    for (MrzText candidate : MrzText.candidates(text)) {
      MrzReading reading =
          hasAlphabet(candidate.zone())
              ? new MrzFields(candidate, dates).reading()
              : new InvalidMrz(List.of(MrzProblem.CHARACTERS));
      if (reading instanceof ValidMrz) {
        return reading;
      }
      readings.add(reading);
    }
    return readings.isEmpty() ? new InvalidMrz(List.of(MrzProblem.LENGTH)) : readings.getFirst();
  }

  static boolean hasAlphabet(String zone) {
    return ALPHABET.matcher(zone).matches();
  }

  /** Empty unless the field is letters followed by fillers only. */
  static Optional<String> letters(String field) {
    String text = MrzNames.withoutTrailingFillers(field);
    boolean letters = !text.isEmpty() && text.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    return letters ? Optional.of(text) : Optional.empty();
  }
}
