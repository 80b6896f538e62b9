// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.clearlane.kernel.BirthDate;
import org.clearlane.kernel.ChineseExitEntryCard;
import org.clearlane.kernel.HongKongIdentityCard;
import org.clearlane.kernel.MachineReadableZone;
import org.clearlane.kernel.MrzProblem;
import org.clearlane.kernel.MrzScan;
import org.clearlane.kernel.MrzScan.Identified;
import org.clearlane.kernel.MrzScan.Refused;
import org.clearlane.kernel.ReadDocument;
import org.clearlane.kernel.ReadDocument.Td1;
import org.clearlane.kernel.ReadDocument.Td2;
import org.clearlane.kernel.ReadDocument.Td3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentScanTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

  /** Specimens of ICAO Doc 9303-4, -5 and -6. */
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

  /** Doc 9303-11, appendix D.2. */
  private static final String TD1_LONG =
      """
      I<UTOD23145890<7349<<<<<<<<<<<
      3407127M9507122UTO<<<<<<<<<<<2
      STEVENSON<<PETER<JOHN<<<<<<<<<""";

  /** Made up; only the three check digits of the first line mean anything. */
  private static final String EXIT_ENTRY =
      """
      CSC012345672<2905132<9002281<3
      ABCDEFGHIJKLZHANG<<SAN<<<<<<<<
      MGUANGDONG<<<<<<<<<<<<<<<<<<<<""";

  @Test
  void everyLayoutHasItsType() {
    assertThat(document(TD1)).isInstanceOf(Td1.class);
    assertThat(document(TD2)).isInstanceOf(Td2.class);
    assertThat(document(TD3)).isInstanceOf(Td3.class);
    assertThat(document(EXIT_ENTRY)).isInstanceOf(ChineseExitEntryCard.class);
    assertThat(document("A123456(3)")).isInstanceOf(HongKongIdentityCard.class);
  }

  @Test
  void readsTheSpecimensWithoutRepair() {
    for (String text : List.of(TD1, TD2, TD3, TD1_LONG, EXIT_ENTRY)) {
      assertThat(identified(text).repaired()).isEmpty();
    }
    assertThat(document(TD3).number()).isEqualTo("L898902C3");
    assertThat(document(TD1_LONG).number()).isEqualTo("D23145890734");
  }

  @Test
  void givesOutOptionalData() {
    assertThat(((Td3) document(TD3)).personalNumber()).isEqualTo("ZE184226B");
    assertThat(((Td1) document(TD1_LONG)).firstOptional()).isEmpty();
    Td1 card =
        (Td1)
            document(
                """
                I<UTOD231458907AB1<<<<<<<<<<<<
                7408122F1204159UTOXY2<<<<<<<<9
                ERIKSSON<<ANNA<MARIA<<<<<<<<<<""");
    assertThat(card.firstOptional()).isEqualTo("AB1");
    assertThat(card.secondOptional()).isEqualTo("XY2");
  }

  @Test
  void readsTheCheckedFieldsOfAnExitEntryCard() {
    assertThat(document(EXIT_ENTRY))
        .isEqualTo(
            new ChineseExitEntryCard(
                "CS",
                "C01234567",
                LocalDate.of(2029, 5, 13),
                BirthDate.of(LocalDate.of(1990, 2, 28))));
  }

  @Test
  void doesNotApplyTheCompositeCheckDigitOfTd1ToExitEntryCards() {
    for (char digit = '0'; digit <= '9'; digit++) {
      assertThat(scan(replaced(EXIT_ENTRY, 60, digit))).isInstanceOf(Identified.class);
      assertThat(scan(replaced(EXIT_ENTRY, 29, digit))).isInstanceOf(Identified.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "11, 5, CHECK_DIGIT_DOCUMENT_NUMBER",
    "19, 4, CHECK_DIGIT_EXPIRY_DATE",
    "27, 0, CHECK_DIGIT_BIRTH_DATE"
  })
  void refusesAnExitEntryCardWithAWrongCheckDigit(int position, char digit, MrzProblem problem) {
    assertThat(problems(replaced(EXIT_ENTRY, position, digit))).containsExactly(problem);
  }

  @Test
  void aCardOfAStateThatBeginsWithCIsTd1() {
    String card = "CR" + TD1.substring(2);
    assertThat(document(card)).isInstanceOf(Td1.class);
    assertThat(problems(replaced(card, 60, '7'))).contains(MrzProblem.CHECK_DIGIT_COMPOSITE);
    assertThat(document("CD" + TD1.substring(2))).isInstanceOf(Td1.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A123456(3)",
        "a1234563",
        " A123456 (3) ",
        "AB987654(3)",
        "E364912(5)",
        "D288754(2)"
      })
  void readsNumbersOfHongKongIdentityCards(String text) {
    assertThat(document(text)).isInstanceOf(HongKongIdentityCard.class);
  }

  @Test
  void checksEveryCharacterOfAHongKongNumber() {
    assertThat(HongKongIdentityCard.parse("A123456(3)"))
        .contains(new HongKongIdentityCard("A1234563"));
    int accepted = 0;
    for (char digit : "0123456789A".toCharArray()) {
      accepted += HongKongIdentityCard.parse("G987654" + digit).isPresent() ? 1 : 0;
      for (int position = 1; position < 7; position++) {
        if (digit != 'A' && digit != "A123456".charAt(position)) {
          assertThat(problems(replaced("A123456(3)", position, digit)))
              .containsExactly(MrzProblem.CHECK_DIGIT_DOCUMENT_NUMBER);
        }
      }
    }
    assertThat(accepted).isEqualTo(1);
    assertThat(HongKongIdentityCard.parse("A12345(3)")).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HongKongIdentityCard("A1234564"))
        .withMessageNotContaining("1234");
  }

  /** Position in the joined lines, then what the reader took the character for. */
  @ParameterizedTest
  @CsvSource({"57, T", "58, A"})
  void leavesLettersThatLookLikeNoDigit(int position, char letter) {
    assertThat(scan(joined(TD3, position, letter))).isInstanceOf(Refused.class);
  }

  @Test
  void repairsDatesAndCheckDigits() {
    String misread = TD3.replace("7408122F1204159", "74OB12ZFI2O4I59");
    Identified identified = identified(misread);
    assertThat(identified.document()).isEqualTo(document(TD3));
    assertThat(identified.repaired()).containsExactly(59, 60, 63, 65, 67, 69);
    assertThat(identified(TD3.substring(0, 88) + "O").repaired()).containsExactly(87);
  }

  @Test
  void repairsANumberThatOnlyOneReplacementMakesRight() {
    String right = withNumber("XP3407S93");
    Identified identified = identified(right.replace("XP3407S93", "XP3407593"));
    assertThat(identified.document().number()).isEqualTo("XP3407S93");
    assertThat(identified.repaired()).containsExactly(50);
  }

  @Test
  void refusesANumberThatSeveralReplacementsMakeRight() {
    // 0 for O in the first and in the fourth position weigh alike.
    String right = withNumber("OXX0XX777");
    assertThat(problems(right.replace("OXX0XX777", "0XX0XX777")))
        .containsExactly(MrzProblem.AMBIGUOUS);
  }

  @Test
  void repairsDigitsOfAnExitEntryCard() {
    Identified identified =
        identified(EXIT_ENTRY.replace("C012345672<2905132", "C0I2345672<29OSI3Z"));
    assertThat(identified.document()).isEqualTo(document(EXIT_ENTRY));
    assertThat(identified.repaired()).containsExactly(4, 15, 16, 17, 19);
    assertThat(problems(EXIT_ENTRY.replace("C012345672", "CO12345672")))
        .as("a letter can stand there")
        .containsExactly(MrzProblem.CHECK_DIGIT_DOCUMENT_NUMBER);
  }

  @Test
  void doesNotGuessInATextThatIsWrongElsewhere() {
    String right = withNumber("XP3407S93");
    String misread = right.replace("XP3407S93", "XP3407593").replace("740812", "74O812");
    assertThat(problems(misread)).contains(MrzProblem.CHECK_DIGIT_DOCUMENT_NUMBER);
  }

  @Test
  void repairsLongNumbers() {
    Identified identified = identified(TD1_LONG.replace("890<", "89O<"));
    assertThat(identified.document()).isEqualTo(document(TD1_LONG));
    assertThat(identified.repaired()).containsExactly(13);
    assertThat(problems(TD1_LONG.replace("D23", "023"))).containsExactly(MrzProblem.AMBIGUOUS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ER1KSSON", "ERIK5SON"})
  void neverRepairsNames(String misread) {
    assertThat(problems(TD3.replace("ERIKSSON", misread))).containsExactly(MrzProblem.NAME);
  }

  @Test
  void neverRepairsStates() {
    assertThat(problems(TD3.replace("P<UTO", "P<UT0"))).containsExactly(MrzProblem.ISSUING_STATE);
    assertThat(problems(TD3.replace("6UTO7", "6UT07"))).containsExactly(MrzProblem.NATIONALITY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"D<<", "UTO", "XXA", "XXB", "XXC", "XXX", "XOM", "UNO", "EUE", "RKS"})
  void readsTheCodesOfDoc9303(String code) {
    assertThat(document(TD3.replace("P<UTO", "P<" + code).replace("6UTO7", "6" + code + "7")))
        .isInstanceOf(Td3.class);
  }

  @Test
  void keepsPersonalDataOutOfTexts() {
    for (String text : List.of(TD1, TD2, TD3, EXIT_ENTRY, "A123456(3)")) {
      assertThat(scan(text).toString())
          .doesNotContain("ERIKSSON", "ANNA", "L898902C3", "D23145890", "C01234567", "A123456")
          .doesNotContain("1974", "1990", "2029", "ZE184226B");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "A123456", "HELLO"})
  void refusesOtherTexts(String text) {
    assertThat(problems(text)).containsExactly(MrzProblem.LENGTH);
  }

  /** The passport specimen with another number and the check digits that go with it. */
  private static String withNumber(String number) {
    String line = TD3.substring(45);
    String checked = number + CheckDigit.of(number) + line.substring(10, 43);
    String covered = checked.substring(0, 10) + checked.substring(13, 20) + checked.substring(21);
    return TD3.substring(0, 45) + checked + CheckDigit.of(covered);
  }

  private static MrzScan scan(String text) {
    return MachineReadableZone.scan(text, TODAY);
  }

  private static Identified identified(String text) {
    assertThat(scan(text)).isInstanceOf(Identified.class);
    return (Identified) scan(text);
  }

  private static ReadDocument document(String text) {
    return identified(text).document();
  }

  private static List<MrzProblem> problems(String text) {
    assertThat(scan(text)).isInstanceOf(Refused.class);
    return ((Refused) scan(text)).problems();
  }

  private static String joined(String text, int position, char c) {
    return replaced(text.replace("\n", ""), position, c);
  }

  private static String replaced(String text, int position, char c) {
    return text.substring(0, position) + c + text.substring(position + 1);
  }
}
