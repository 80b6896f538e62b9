// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.clearlane.kernel.BirthDate;
import org.clearlane.kernel.MachineReadableZone;
import org.clearlane.kernel.MrzFormat;
import org.clearlane.kernel.MrzProblem;
import org.clearlane.kernel.MrzReading;
import org.clearlane.kernel.MrzReading.InvalidMrz;
import org.clearlane.kernel.MrzReading.ValidMrz;
import org.clearlane.kernel.Sex;
import org.clearlane.kernel.TravelDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MrzReadingTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

  /** Specimens of ICAO Doc 9303-4, -5 and -6, appendices. */
  private static final String TD3 =
      "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n"
          + "L898902C36UTO7408122F1204159ZE184226B<<<<<10";

  private static final String TD1 =
      """
      I<UTOD231458907<<<<<<<<<<<<<<<
      7408122F1204159UTO<<<<<<<<<<<6
      ERIKSSON<<ANNA<MARIA<<<<<<<<<<""";
  private static final String TD2 =
      "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\n" + "D231458907UTO7408122F1204159<<<<<<<6";

  /** Doc 9303-11, appendix D.2: document numbers of more than nine characters. */
  private static final String TD1_LONG =
      """
      I<UTOD23145890<7349<<<<<<<<<<<
      3407127M9507122UTO<<<<<<<<<<<2
      STEVENSON<<PETER<JOHN<<<<<<<<<""";

  private static final String TD2_LONG =
      "I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<\n" + "D23145890<UTO3407127M95071227349<<<8";

  @Test
  void readsThePassportSpecimen() {
    assertThat(read(TD3))
        .isEqualTo(
            new ValidMrz(
                new TravelDocument(
                    "P",
                    "UTO",
                    "L898902C3",
                    Optional.of(LocalDate.of(2012, 4, 15)),
                    "UTO",
                    "ERIKSSON",
                    "ANNA MARIA",
                    BirthDate.of(LocalDate.of(1974, 8, 12)),
                    Sex.FEMALE),
                MrzFormat.TD3));
  }

  @Test
  void readsTheCardSpecimens() {
    assertThat(document(TD1).number()).isEqualTo("D23145890");
    assertThat(document(TD1).surname()).isEqualTo("ERIKSSON");
    assertThat(document(TD2)).isEqualTo(document(TD1));
  }

  @Test
  void readsLongDocumentNumbers() {
    assertThat(document(TD1_LONG).number()).isEqualTo("D23145890734");
    assertThat(document(TD2_LONG).number()).isEqualTo("D23145890734");
  }

  @Test
  void acceptsAnyLineBreaksJoinedLinesLowerCaseAndBlanks() {
    MrzReading expected = read(TD3);
    assertThat(read(TD3.replace("\n", "\r"))).isEqualTo(expected);
    assertThat(read(TD3.replace("\n", "\r\n") + "\r\n")).isEqualTo(expected);
    assertThat(read(TD3.replace("\n", ""))).isEqualTo(expected);
    assertThat(read(TD3.toLowerCase(Locale.ROOT))).isEqualTo(expected);
    assertThat(read(TD3.replace('<', ' '))).isEqualTo(expected);
    assertThat(read("  " + TD3.replace("UTO", " UTO ") + " ")).isEqualTo(expected);
    assertThat(read(TD1.replace("\n", ""))).isEqualTo(read(TD1));
  }

  @ParameterizedTest
  @CsvSource({
    "9, 7, CHECK_DIGIT_DOCUMENT_NUMBER",
    "19, 3, CHECK_DIGIT_BIRTH_DATE",
    "27, 8, CHECK_DIGIT_EXPIRY_DATE",
    "42, 2, CHECK_DIGIT_PERSONAL_NUMBER",
    "43, 1, CHECK_DIGIT_COMPOSITE"
  })
  void namesTheCheckDigitThatIsWrong(int position, char digit, MrzProblem problem) {
    assertThat(problems(replaced(TD3, 45 + position, digit))).contains(problem);
  }

  @Test
  void findsAWrongCheckDigitOfALongNumber() {
    assertThat(problems(TD1_LONG.replace("<7349<", "<7348<")))
        .containsExactly(MrzProblem.CHECK_DIGIT_DOCUMENT_NUMBER, MrzProblem.CHECK_DIGIT_COMPOSITE);
    assertThat(problems(TD1_LONG.replace("<7349<", "<<<<<<")))
        .contains(MrzProblem.CHECK_DIGIT_DOCUMENT_NUMBER);
  }

  @Test
  void detectsEveryMisreadDigitOfACheckedField() {
    for (String zone : new String[] {TD1, TD2, TD3, TD1_LONG, TD2_LONG}) {
      // The name is not covered by a check digit, and it has no digits.
      for (int i = 0; i < zone.length(); i++) {
        if (Character.isDigit(zone.charAt(i))) {
          for (char digit = '0'; digit <= '9'; digit++) {
            if (digit != zone.charAt(i)) {
              assertThat(read(replaced(zone, i, digit))).isInstanceOf(InvalidMrz.class);
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "P<UTO", "\n", "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C3"})
  void refusesOtherLengths(String text) {
    assertThat(problems(text)).containsExactly(MrzProblem.LENGTH);
  }

  @Test
  void refusesLinesBrokenElsewhereAndOverlongText() {
    String joined = TD3.replace("\n", "");
    assertThat(problems(joined.substring(0, 40) + "\n" + joined.substring(40)))
        .containsExactly(MrzProblem.LENGTH);
    assertThat(problems(TD3 + " ".repeat(400))).containsExactly(MrzProblem.LENGTH);
  }

  @Test
  void refusesForeignCharactersAndVisas() {
    assertThat(problems(TD3.replace("ANNA", "ÄNNA"))).containsExactly(MrzProblem.CHARACTERS);
    assertThat(problems(TD3.replace("P<UTO", "V<UTO"))).containsExactly(MrzProblem.DOCUMENT_CODE);
    assertThat(problems(TD1.replace("I<UTO", "P<UTO"))).containsExactly(MrzProblem.DOCUMENT_CODE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<", "ERIKSSON<<ANNA<<MARIA<<<<<<<<<<<<<<<<<<",
        "ERIKSSON<<ANN4<MARIA<<<<<<<<<<<<<<<<<<<", "<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<"
      })
  void refusesBadNames(String field) {
    assertThat(problems("P<UTO" + field + TD3.substring(44))).containsExactly(MrzProblem.NAME);
  }

  @Test
  void readsASingleName() {
    assertThat(document("P<UTOERIKSSON" + "<".repeat(31) + TD3.substring(44)).givenNames())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "260615, 2026-06-15",
    "260616, 1926-06-16",
    "250101, 2025-01-01",
    "270101, 1927-01-01",
    "000229, 2000-02-29",
    "740812, 1974-08-12"
  })
  void putsBirthsIntoThePast(String field, LocalDate expected) {
    assertThat(new MrzDates(TODAY).birth(field).orElseThrow().complete()).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "360101, 2036-01-01",
    "751231, 2075-12-31",
    "760101, 1976-01-01",
    "991231, 1999-12-31",
    "260615, 2026-06-15"
  })
  void putsExpiriesWithinFiftyYears(String field, LocalDate expected) {
    assertThat(new MrzDates(TODAY).expiry(field)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"741312", "740230", "74081<", "A40812", "740800", "250229"})
  void refusesDatesThatDoNotExist(String field) {
    assertThat(new MrzDates(TODAY).birth(field)).isEmpty();
    assertThat(new MrzDates(TODAY).expiry(field)).isEmpty();
  }

  @Test
  void readsPartialDatesOfBirth() {
    BirthDate noDay = new MrzDates(TODAY).birth("7408<<").orElseThrow();
    assertThat(noDay)
        .isEqualTo(new BirthDate(OptionalInt.of(1974), OptionalInt.of(8), OptionalInt.empty()));
    assertThat(noDay.complete()).isEmpty();
    assertThat(noDay.mayBe(LocalDate.of(1974, 8, 31))).isTrue();
    assertThat(noDay.mayBe(LocalDate.of(1974, 9, 1))).isFalse();
    assertThat(new MrzDates(TODAY).birth("2607<<").orElseThrow().year()).hasValue(1926);
    assertThat(new MrzDates(TODAY).birth("26<<<<").orElseThrow().year()).hasValue(2026);
    assertThat(new MrzDates(TODAY).birth("<<<<<<").orElseThrow().mayBe(TODAY)).isTrue();
  }

  @Test
  void keepsPersonalDataOutOfTexts() {
    assertThat(read(TD3).toString())
        .doesNotContain("ERIKSSON", "ANNA", "L898902C3", "1974", "2012");
  }

  private static MrzReading read(String text) {
    return MachineReadableZone.read(text, TODAY);
  }

  private static TravelDocument document(String text) {
    assertThat(read(text)).isInstanceOf(ValidMrz.class);
    return ((ValidMrz) read(text)).document();
  }

  private static List<MrzProblem> problems(String text) {
    assertThat(read(text)).isInstanceOf(InvalidMrz.class);
    return ((InvalidMrz) read(text)).problems();
  }

  private static String replaced(String text, int position, char c) {
    return text.substring(0, position) + c + text.substring(position + 1);
  }
}
