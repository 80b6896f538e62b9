// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.clearlane.kernel.BirthDate;
import org.clearlane.kernel.MachineReadableZone;
import org.clearlane.kernel.MrzFormat;
import org.clearlane.kernel.MrzReading.ValidMrz;
import org.clearlane.kernel.Sex;
import org.clearlane.kernel.TravelDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MrzWritingTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
  private static final long SEED = 9303;

  @Test
  void writesTheCardSpecimens() {
    TravelDocument eriksson = document("I", "D23145890", "Eriksson", "Anna Maria");
    assertThat(MachineReadableZone.write(eriksson, MrzFormat.TD1))
        .isEqualTo(
            """
            I<UTOD231458907<<<<<<<<<<<<<<<
            7408122F1204159UTO<<<<<<<<<<<6
            ERIKSSON<<ANNA<MARIA<<<<<<<<<<""");
    assertThat(MachineReadableZone.write(eriksson, MrzFormat.TD2))
        .isEqualTo(
            "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\n" + "D231458907UTO7408122F1204159<<<<<<<6");
  }

  @Test
  void continuesALongNumberInTheOptionalData() {
    TravelDocument document = document("I", "D23145890734", "Eriksson", "Anna");
    assertThat(MachineReadableZone.write(document, MrzFormat.TD1))
        .startsWith("I<UTOD23145890<7349<<<<<<<<<<<\n");
    assertThat(reread(document, MrzFormat.TD2).number()).isEqualTo("D23145890734");
  }

  @ParameterizedTest
  @EnumSource(MrzFormat.class)
  void readsBackWhatItWrote(MrzFormat format) {
    Random random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      TravelDocument document = RandomDocuments.next(random, format, TODAY);
      assertThat(reread(document, format)).as("seed %d, document %d", SEED, i).isEqualTo(document);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Müller-Lüdenscheidt, MUELLER<LUEDENSCHEIDT",
    "O'Connor, OCONNOR",
    "D’Angelo, DANGELO",
    "Straße, STRASSE",
    "Ærøskøbing, AEROESKOEBING",
    "Łódź, LODZ",
    "Þórður, THORDUR",
    "Nguyễn, NGUYEN",
    "Çelik Işık, CELIK<ISIK",
    "Nuñez, NUNEZ",
    "Ångström, AANGSTROEM",
    "St. John, ST<JOHN",
    "'Smith, John', SMITH<JOHN",
    "Đorđević, DORDEVIC"
  })
  void transliteratesLatinLetters(String printed, String written) {
    assertThat(Transliteration.of(printed)).isEqualTo(written);
  }

  @Test
  void transliteratesDecomposedLettersAlike() {
    assertThat(Transliteration.of("Mu\u0308ller")).isEqualTo("MUELLER");
  }

  @Test
  void refusesOtherScripts() {
    assertThatIllegalArgumentException().isThrownBy(() -> Transliteration.of("陳"));
    assertThatIllegalArgumentException().isThrownBy(() -> Transliteration.of("Иванов"));
  }

  @ParameterizedTest
  @CsvSource({
    "BENNELONG WOOLOOMOOLOO WARRANDYTE WARNAMBOOL, DINGO POTOROO",
    "NILAVADHANANANDA, CHAYAPA DEJTHAMRONG KRASUANG",
    "A, BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB CCCCCCCC",
    "A, BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB CCCCCCCC",
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, ''",
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA BBBBBBB, ''"
  })
  void truncatesLongNamesSoThatALetterEndsTheField(String surname, String givenNames) {
    TravelDocument long_ = document("P", "L898902C3", surname, givenNames);
    String line = MachineReadableZone.write(long_, MrzFormat.TD3).substring(0, 44);
    assertThat(line.charAt(43)).isBetween('A', 'Z');
    TravelDocument reread = reread(long_, MrzFormat.TD3);
    assertThat(surname).startsWith(reread.surname().substring(0, 1));
    assertThat(reread.givenNames().isEmpty()).isEqualTo(givenNames.isEmpty());
  }

  @Test
  void refusesWhatTheFormatCannotHold() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MachineReadableZone.write(document("I", "D1", "A", "B"), MrzFormat.TD3));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> MachineReadableZone.write(document("P", "D123456789", "A", "B"), MrzFormat.TD3));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                MachineReadableZone.write(
                    document("I", "D2345678901234567", "A", "B"), MrzFormat.TD2));
  }

  @Test
  void writesFillersForWhatIsUnknown() {
    TravelDocument document =
        new TravelDocument(
            "P",
            "D",
            "AB<12",
            Optional.empty(),
            "D",
            "EINS",
            "",
            new BirthDate(OptionalInt.of(1950), OptionalInt.empty(), OptionalInt.empty()),
            Sex.UNSPECIFIED);
    assertThat(MachineReadableZone.write(document, MrzFormat.TD3)).contains("50<<<<", "D<<");
    assertThat(reread(document, MrzFormat.TD3)).isEqualTo(document);
  }

  private static TravelDocument reread(TravelDocument document, MrzFormat format) {
    String zone = MachineReadableZone.write(document, format);
    assertThat(zone.lines()).hasSize(format.lines()).allMatch(l -> l.length() == format.width());
    return ((ValidMrz) MachineReadableZone.read(zone, TODAY)).document();
  }

  private static TravelDocument document(
      String code, String number, String surname, String givenNames) {
    return new TravelDocument(
        code,
        "UTO",
        number,
        Optional.of(LocalDate.of(2012, 4, 15)),
        "UTO",
        surname,
        givenNames,
        BirthDate.of(LocalDate.of(1974, 8, 12)),
        Sex.FEMALE);
  }
}
