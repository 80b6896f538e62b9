// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clearlane.kernel.BirthDate;
import org.clearlane.kernel.MrzFormat;
import org.clearlane.kernel.MrzProblem;
import org.clearlane.kernel.MrzReading;
import org.clearlane.kernel.MrzReading.InvalidMrz;
import org.clearlane.kernel.MrzReading.ValidMrz;
import org.clearlane.kernel.Sex;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.kernel.document.MrzLayout.Field;

/** Takes one zone apart and notes everything that is wrong with it. */
final class MrzFields {
  private final MrzFormat format;
  private final String zone;
  private final MrzDates dates;
  private final MrzLayout layout;
  private final Set<MrzProblem> problems = EnumSet.noneOf(MrzProblem.class);

  MrzFields(MrzText text, MrzDates dates) {
    this.format = text.format();
    this.zone = text.zone();
    this.dates = dates;
    this.layout = MrzLayout.of(format);
  }

  MrzReading reading() {
    Optional<String> code = MrzReader.letters(MrzLayout.CODE.in(zone));
    note(code.isEmpty() || !MrzLayout.allows(format, zone.charAt(0)), MrzProblem.DOCUMENT_CODE);
    Optional<String> issuer = letters(MrzLayout.ISSUER, MrzProblem.ISSUING_STATE);
    Optional<String> nationality = letters(layout.nationality(), MrzProblem.NATIONALITY);
    Optional<MrzNames> names = MrzNames.read(layout.name().in(zone));
    note(names.isEmpty(), MrzProblem.NAME);
    String number = number();
    Optional<BirthDate> birth = birth();
    Optional<Sex> sex = sex();
    Optional<LocalDate> expiry = expiry();
    checkPersonalNumber();
    note(
        CheckDigit.of(layout.compositeText(zone)) != zone.charAt(layout.compositeCheck()),
        MrzProblem.CHECK_DIGIT_COMPOSITE);

    if (!problems.isEmpty()) {
      return new InvalidMrz(List.copyOf(new ArrayList<>(problems)));
    }
    return new ValidMrz(
        new TravelDocument(
            code.orElseThrow(),
            issuer.orElseThrow(),
            number,
            expiry,
            nationality.orElseThrow(),
            names.orElseThrow().surname(),
            names.orElseThrow().givenNames(),
            birth.orElseThrow(),
            sex.orElseThrow()),
        format);
  }

  private Optional<String> letters(Field field, MrzProblem problem) {
    Optional<String> text = MrzReader.letters(field.in(zone));
    note(text.isEmpty(), problem);
    return text;
  }

  private String number() {
    NumberPlace place = NumberPlace.in(zone, format);
    note(!place.checks(zone), MrzProblem.CHECK_DIGIT_DOCUMENT_NUMBER);
    String text = MrzNames.withoutTrailingFillers(place.text(zone));
    note(text.isEmpty() || text.startsWith("<"), MrzProblem.DOCUMENT_NUMBER);
    return text;
  }

  private Optional<BirthDate> birth() {
    Optional<BirthDate> birth = dates.birth(layout.birth().in(zone));
    note(birth.isEmpty(), MrzProblem.BIRTH_DATE);
    checkDigit(layout.birth(), MrzProblem.CHECK_DIGIT_BIRTH_DATE);
    return birth;
  }

  private Optional<LocalDate> expiry() {
    checkDigit(layout.expiry(), MrzProblem.CHECK_DIGIT_EXPIRY_DATE);
    String field = layout.expiry().in(zone);
    if (field.equals(MrzDates.UNKNOWN)) {
      return Optional.empty();
    }
    Optional<LocalDate> expiry = dates.expiry(field);
    note(expiry.isEmpty(), MrzProblem.EXPIRY_DATE);
    return expiry;
  }

  private Optional<Sex> sex() {
    Optional<Sex> sex =
        switch (zone.charAt(layout.sex())) {
          case 'F' -> Optional.of(Sex.FEMALE);
          case 'M' -> Optional.of(Sex.MALE);
          // X belongs to the printed zone, but some states repeat it here.
          case '<', 'X' -> Optional.of(Sex.UNSPECIFIED);
          default -> Optional.empty();
        };
    note(sex.isEmpty(), MrzProblem.SEX);
    return sex;
  }

  private void checkPersonalNumber() {
    // Doc 9303-4, 4.2.2.2: the digit may be 0 or a filler when the field is not used.
    if (format == MrzFormat.TD3) {
      checkDigit(layout.optional(), MrzProblem.CHECK_DIGIT_PERSONAL_NUMBER);
    }
  }

  private void checkDigit(Field field, MrzProblem problem) {
    note(!CheckDigit.agrees(field, zone), problem);
  }

  private void note(boolean wrong, MrzProblem problem) {
    if (wrong) {
      problems.add(problem);
    }
  }
}
