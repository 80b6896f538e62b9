// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.clearlane.kernel.BirthDate;
import org.clearlane.kernel.ChineseExitEntryCard;
import org.clearlane.kernel.MrzFormat;
import org.clearlane.kernel.MrzProblem;
import org.clearlane.kernel.document.MrzLayout.Field;

/**
 * The zone of Chinese exit-entry cards: code, number, check digit, filler, expiry, check digit,
 * filler, birth, check digit, filler, overall check digit. The layout was seen in use but is
 * confirmed by no standard, so nothing is read that lacks a check digit.
 */
record ExitEntryCards(MrzDates dates) {
  private static final Pattern CODE = Pattern.compile("C[SD]");
  private static final Field NUMBER = new Field(2, 11);
  private static final Field EXPIRY = new Field(13, 19);
  private static final Field BIRTH = new Field(21, 27);
  private static final Pattern NUMBER_FORM = Pattern.compile("[A-Z][A-Z0-9][0-9]{7}");

  /** The number's digits begin at its third character. */
  private static final int FIRST_DIGIT = NUMBER.from() + 2;

  /**
   * Whether a zone is one of these: the code, and a digit where TD1 has the issuing state, which
   * has none.
   */
  static boolean resembles(MrzText text) {
    String zone = text.zone();
    return text.format() == MrzFormat.TD1
        && CODE.matcher(MrzLayout.CODE.in(zone)).matches()
        && MrzLayout.ISSUER.in(zone).chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  /** What is wrong, in the order of the fields; nothing if the card can be read. */
  List<MrzProblem> problems(String zone) {
    Set<MrzProblem> problems = EnumSet.noneOf(MrzProblem.class);
    if (!NUMBER_FORM.matcher(NUMBER.in(zone)).matches()) {
      problems.add(MrzProblem.DOCUMENT_NUMBER);
    }
    if (birth(zone).isEmpty()) {
      problems.add(MrzProblem.BIRTH_DATE);
    }
    if (expiry(zone).isEmpty()) {
      problems.add(MrzProblem.EXPIRY_DATE);
    }
    check(zone, NUMBER, MrzProblem.CHECK_DIGIT_DOCUMENT_NUMBER, problems);
    check(zone, BIRTH, MrzProblem.CHECK_DIGIT_BIRTH_DATE, problems);
    check(zone, EXPIRY, MrzProblem.CHECK_DIGIT_EXPIRY_DATE, problems);
    return List.copyOf(problems);
  }

  /** The card of a zone without problems. */
  ChineseExitEntryCard card(String zone) {
    return new ChineseExitEntryCard(
        MrzLayout.CODE.in(zone),
        NUMBER.in(zone),
        expiry(zone).orElseThrow(),
        birth(zone).orElseThrow());
  }

  /** No guesses in an unconfirmed layout; letters among digits are misread in any. */
  Misreadings misreadings() {
    List<Integer> digits = new ArrayList<>();
    for (int i = FIRST_DIGIT; i <= NUMBER.to(); i++) {
      digits.add(i);
    }
    digits.addAll(EXPIRY.withCheckDigit());
    digits.addAll(BIRTH.withCheckDigit());
    return new Misreadings(digits, List.of(), zone -> problems(zone).isEmpty());
  }

  private static void check(String zone, Field field, MrzProblem problem, Set<MrzProblem> all) {
    if (CheckDigit.of(field.in(zone)) != field.checkIn(zone)) {
      all.add(problem);
    }
  }

  private Optional<BirthDate> birth(String zone) {
    return dates.birth(BIRTH.in(zone));
  }

  private Optional<LocalDate> expiry(String zone) {
    return dates.expiry(EXPIRY.in(zone));
  }
}
