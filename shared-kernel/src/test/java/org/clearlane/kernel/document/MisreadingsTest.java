// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.clearlane.kernel.BirthDate;
import org.clearlane.kernel.MachineReadableZone;
import org.clearlane.kernel.MrzFormat;
import org.clearlane.kernel.MrzReading.ValidMrz;
import org.clearlane.kernel.MrzScan;
import org.clearlane.kernel.MrzScan.Identified;
import org.clearlane.kernel.ReadDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One misread character, at every position of random documents. */
class MisreadingsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
  private static final long SEED = 1_930;
  private static final int DOCUMENTS = 150;
  private static final List<String> ALIKE = List.of("0OQD", "1IL", "5S", "8B", "2Z", "6G");

  @ParameterizedTest
  @EnumSource(MrzFormat.class)
  void oneMisreadCharacterNeverLeadsToAnotherDocument(MrzFormat format) {
    Random random = new Random(SEED);
    int repaired = 0;
    for (int i = 0; i < DOCUMENTS; i++) {
      String zone =
          MachineReadableZone.write(RandomDocuments.next(random, format, TODAY), format)
              .replace("\n", "");
      MrzScan original = MachineReadableZone.scan(zone, TODAY);
      assertThat(original).isInstanceOf(Identified.class);
      for (int position = 0; position < zone.length(); position++) {
        for (char other : alike(zone.charAt(position)).toCharArray()) {
          String misread = zone.substring(0, position) + other + zone.substring(position + 1);
          repaired += judge(misread, position, (Identified) original) ? 1 : 0;
        }
      }
    }
    assertThat(repaired).isGreaterThan(DOCUMENTS);
  }

  /** Whether the text was repaired. */
  private static boolean judge(String misread, int position, Identified original) {
    if (!(MachineReadableZone.scan(misread, TODAY) instanceof Identified found)) {
      return false;
    }
    if (MachineReadableZone.read(misread, TODAY) instanceof ValidMrz) {
      // No check digit sees it: O for Q in a name, or L for 1 in a number. Then nothing is changed.
      assertThat(found.repaired()).isEmpty();
      return false;
    }
    assertThat(found.document())
        .as("seed %d, position %d", SEED, position)
        .isEqualTo(original.document());
    assertThat(found.repaired()).containsExactly(position);
    return true;
  }

  @Test
  void oneMisreadCharacterNeverLeadsToAnotherExitEntryCard() {
    Random random = new Random(SEED);
    int repaired = 0;
    for (int i = 0; i < DOCUMENTS; i++) {
      String zone = exitEntryCard(random);
      ReadDocument original = ((Identified) MachineReadableZone.scan(zone, TODAY)).document();
      for (int position = 0; position < zone.length(); position++) {
        for (char other : alike(zone.charAt(position)).toCharArray()) {
          String misread = zone.substring(0, position) + other + zone.substring(position + 1);
          if (MachineReadableZone.scan(misread, TODAY) instanceof Identified found) {
            if (position == 3 && found.repaired().isEmpty()) {
              continue; // the one place for a letter or a digit: L for 1 is seen by no check digit
            }
            assertThat(found.document()).as("position %d", position).isEqualTo(original);
            repaired += found.repaired().isEmpty() ? 0 : 1;
          }
        }
      }
    }
    assertThat(repaired).isGreaterThan(DOCUMENTS);
  }

  private static String exitEntryCard(Random random) {
    String number = "C" + (10_000_000 + random.nextInt(90_000_000));
    String expiry = MrzDates.write(Optional.of(TODAY.plusDays(random.nextInt(3_650))));
    String birth = MrzDates.write(BirthDate.of(TODAY.minusDays(random.nextInt(36_000))));
    String line =
        "CS%s%c<%s%c<%s%c<7"
            .formatted(
                number,
                CheckDigit.of(number),
                expiry,
                CheckDigit.of(expiry),
                birth,
                CheckDigit.of(birth));
    return line + "ABCDEFGHIJKLZHANG<<SAN<<<<<<<<" + "MGUANGDONG<<<<<<<<<<<<<<<<<<<<";
  }

  @Test
  void everyLetterAmongTheDigitsOfADateIsRepaired() {
    Random random = new Random(SEED);
    for (int i = 0; i < DOCUMENTS; i++) {
      String zone =
          MachineReadableZone.write(
                  RandomDocuments.next(random, MrzFormat.TD3, TODAY), MrzFormat.TD3)
              .replace("\n", "");
      StringBuilder misread = new StringBuilder(zone);
      for (int position : new int[] {57, 58, 59, 60, 61, 62, 63, 65, 66, 67, 68, 69, 70, 71, 87}) {
        char letter = alike(zone.charAt(position)).charAt(0);
        misread.setCharAt(position, letter);
      }
      MrzScan scan = MachineReadableZone.scan(misread.toString(), TODAY);
      assertThat(scan)
          .isInstanceOfSatisfying(
              Identified.class,
              found ->
                  assertThat(found.document())
                      .isEqualTo(((Identified) MachineReadableZone.scan(zone, TODAY)).document()));
    }
  }

  @Test
  void noCharacterWithoutACheckDigitIsEverReplaced() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      MrzFormat format = List.of(MrzFormat.values()).get(random.nextInt(3));
      StringBuilder zone =
          new StringBuilder(
              MachineReadableZone.write(RandomDocuments.next(random, format, TODAY), format)
                  .replace("\n", ""));
      for (int error = 0; error < 3; error++) {
        int position = random.nextInt(zone.length());
        String others = alike(zone.charAt(position));
        zone.setCharAt(position, others.charAt(random.nextInt(others.length())));
      }
      if (MachineReadableZone.scan(zone.toString(), TODAY) instanceof Identified found) {
        int covered = format == MrzFormat.TD1 ? 60 : format.width();
        assertThat(found.repaired())
            .allMatch(format == MrzFormat.TD1 ? p -> p >= 5 && p < covered : p -> p >= covered);
      }
    }
  }

  /** What a character may be taken for; itself if nothing. */
  private static String alike(char c) {
    return ALIKE.stream()
        .filter(group -> group.indexOf(c) >= 0)
        .findAny()
        .map(group -> group.replace(String.valueOf(c), ""))
        .orElse(String.valueOf(c));
  }
}
