// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.boarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.clearlane.kernel.BarCodedBoardingPass;
import org.clearlane.kernel.BoardingPass;
import org.clearlane.kernel.BoardingPassItem;
import org.clearlane.kernel.BoardingPassLeg;
import org.clearlane.kernel.BoardingPassReading;
import org.clearlane.kernel.BoardingPassReading.BadItem;
import org.clearlane.kernel.BoardingPassReading.Malformed;
import org.clearlane.kernel.BoardingPassReading.Reason;
import org.clearlane.kernel.BoardingPassReading.Valid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples are those of IATA Resolution 792, Attachment B, and of its implementation guide. */
class BarCodedBoardingPassTest {
  private static final String MANDATORY =
      "M1DESMARAIS/LUC       EABC123 YULFRAAC 0834 326J001A0025 100";
  private static final String SIGNATURE =
      "^164GIWVC5EH7JNT684FVNJ91W2QA4DVN5J8K4F0L0GEQ3DF5TGBN8709HKT5D3DW3GBHFCVHMY7J5T6HFR41W2QA4DVN5"
          + "J8K4F0L0GE";
  private static final String WHOLE =
      "M1DESMARAIS/LUC       EAB12C3 YULFRAAC 0834 326J003A0027 167>5321WW1325BAC"
          + " 0014123456002001412346700100141234789012A0141234567890 1AC AC 1234567890123    4PCYLX58Z"
          + "^108ABCDEFGH";
  private static final String TWO_LEGS =
      "M2DESMARAIS/LUC       EABC123 YULFRAAC 0834 326J001A0025 14D>6181WW6225BAC"
          + " 00141234560032A0141234567890 1AC AC 1234567890123    20KYLX58ZDEF456 FRAGVALH 3664"
          + " 327C012C0002 12E2A0140987654321 1AC AC 1234567890123    2PCNWQ"
          + SIGNATURE;
  private static final String TWO_CARRIERS =
      "M2GRANDMAIRE/MELANIE  EABC123 GVACDGAF 0123 339C002F0025 130>5002A0571234567890  AF AF"
          + " 1234567890123456    YDEF456 CDGDTWNW 0049 339F001A0002 12C2A012098765432101"
          + "                       2PC ^108ABCDEFGH";
  private static final int LEG_SIZE = 58;

  private static BoardingPass valid(String text) {
    BoardingPassReading reading = BarCodedBoardingPass.read(text);
    assertThat(reading).isInstanceOf(Valid.class);
    return ((Valid) reading).pass();
  }

  @Test
  void readsTheMandatoryItems() {
    BoardingPass pass = valid(MANDATORY);
    assertThat(pass.passengerName()).isEqualTo("DESMARAIS/LUC");
    assertThat(pass.electronicTicket()).isEqualTo("E");
    assertThat(pass.legs())
        .containsExactly(
            new BoardingPassLeg(
                "ABC123",
                "YUL",
                "FRA",
                "AC",
                "0834",
                326,
                "J",
                "001A",
                "0025",
                "1",
                Optional.empty(),
                ""));
    assertThat(pass.legs().getFirst().shortFlightNumber()).isEqualTo("834");
    assertThat(pass.issue()).isEmpty();
    assertThat(pass.signature()).isEmpty();
  }

  @Test
  void readsTheConditionalItems() {
    BoardingPass pass = valid(WHOLE);
    BoardingPass.Issue issue = pass.issue().orElseThrow();
    assertThat(issue.version()).isEqualTo(5);
    assertThat(issue.passengerDescription()).isEqualTo("1");
    assertThat(issue.checkInSource()).isEqualTo("W");
    assertThat(issue.issueSource()).isEqualTo("W");
    assertThat(issue.issuedOn()).isEqualTo("1325");
    assertThat(issue.documentType()).isEqualTo("B");
    assertThat(issue.issuer()).isEqualTo("AC");
    assertThat(issue.baggageTags())
        .containsExactly("0014123456002", "0014123467001", "0014123478901");
    BoardingPassLeg leg = pass.legs().getFirst();
    BoardingPassLeg.Ticket ticket = leg.ticket().orElseThrow();
    assertThat(ticket.airline()).isEqualTo("014");
    assertThat(ticket.serialNumber()).isEqualTo("1234567890");
    assertThat(ticket.selectee()).isEmpty();
    assertThat(ticket.documentVerification()).isEqualTo("1");
    assertThat(ticket.marketingCarrier()).isEqualTo("AC");
    assertThat(ticket.frequentFlyerCarrier()).isEqualTo("AC");
    assertThat(ticket.frequentFlyerNumber()).isEqualTo("1234567890123");
    assertThat(ticket.discount()).isEmpty();
    assertThat(ticket.baggageAllowance()).isEqualTo("4PC");
    assertThat(ticket.fastTrack()).isEqualTo("Y");
    assertThat(leg.airlineUse()).isEqualTo("LX58Z");
    assertThat(pass.signature().orElseThrow())
        .isEqualTo(new BoardingPass.Signature("1", "ABCDEFGH"));
  }

  @Test
  void readsSeveralLegs() {
    BoardingPass pass = valid(TWO_LEGS);
    assertThat(pass.issue().orElseThrow().version()).isEqualTo(6);
    assertThat(pass.legs()).extracting(BoardingPassLeg::destination).containsExactly("FRA", "GVA");
    BoardingPassLeg second = pass.legs().getLast();
    assertThat(second.locator()).isEqualTo("DEF456");
    assertThat(second.carrier()).isEqualTo("LH");
    assertThat(second.seat()).isEqualTo("012C");
    assertThat(second.ticket().orElseThrow().baggageAllowance()).isEqualTo("2PC");
    assertThat(second.airlineUse()).isEqualTo("WQ");
    assertThat(pass.signature().orElseThrow().bytes()).hasSize(0x64);
  }

  /** The first leg's conditional items begin with none of the pass. */
  @Test
  void readsItemsThatAreCutShort() {
    BoardingPass pass = valid(TWO_CARRIERS);
    assertThat(pass.issue()).contains(new BoardingPass.Issue(5, ""));
    assertThat(pass.issue().orElseThrow().issuer()).isEmpty();
    assertThat(pass.legs().getLast().ticket().orElseThrow().selectee()).isEqualTo("0");
    assertThat(valid(MANDATORY.substring(0, LEG_SIZE) + "06>60000").legs().getFirst().ticket())
        .contains(new BoardingPassLeg.Ticket(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {MANDATORY, WHOLE, TWO_LEGS, TWO_CARRIERS})
  void writesWhatItRead(String sample) {
    assertThat(BarCodedBoardingPass.write(valid(sample))).isEqualTo(sample);
    assertThat(valid(sample + "\r\n")).as("line end").isEqualTo(valid(sample));
  }

  @Test
  void readsBackWhatItWrites() {
    RandomPasses passes = new RandomPasses(792);
    for (int i = 0; i < 5_000; i++) {
      BoardingPass pass = passes.next();
      assertThat(BarCodedBoardingPass.read(BarCodedBoardingPass.write(pass)))
          .isEqualTo(new Valid(pass));
    }
  }

  /** Whatever the damage, the answer is a reason or a pass that can be written. */
  @Test
  void neverThrowsOnDamage() {
    RandomPasses passes = new RandomPasses(7);
    Random random = new Random(11);
    int refused = 0;
    for (int i = 0; i < 10_000; i++) {
      String damaged = damage(BarCodedBoardingPass.write(passes.next()), random);
      switch (BarCodedBoardingPass.read(damaged)) {
        case Valid(BoardingPass pass) -> assertThat(BarCodedBoardingPass.write(pass)).isNotEmpty();
        case BadItem _, Malformed _ -> refused++;
      }
    }
    assertThat(refused).isGreaterThan(3_000);
  }

  private static String damage(String text, Random random) {
    StringBuilder damaged = new StringBuilder(text);
    for (int i = random.nextInt(4); i >= 0 && !damaged.isEmpty(); i--) {
      int at = random.nextInt(damaged.length());
      switch (random.nextInt(4)) {
        case 0 -> damaged.setLength(at);
        case 1 -> damaged.setCharAt(at, (char) random.nextInt(0x180));
        case 2 -> damaged.insert(at, (char) random.nextInt(0x80));
        default -> damaged.deleteCharAt(at);
      }
    }
    return damaged.toString();
  }

  @Test
  void neverThrowsOnNoise() {
    Random random = new Random(13);
    for (int i = 0; i < 10_000; i++) {
      StringBuilder noise = new StringBuilder(random.nextBoolean() ? "M1" : "");
      random.ints(random.nextInt(200), 0, 0x200).forEach(noise::appendCodePoint);
      assertThat(BarCodedBoardingPass.read(noise.toString())).isNotInstanceOf(Valid.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2, 20, 1, PASSENGER_NAME, 0",
    "22, 1, 1, ELECTRONIC_TICKET, 0",
    "23, 7, abc, LOCATOR, 1",
    "30, 3, 1, ORIGIN, 1",
    "33, 3, FR, DESTINATION, 1",
    "36, 3, A, CARRIER, 1",
    "39, 5, 08X4, FLIGHT_NUMBER, 1",
    "44, 3, 367, DAY, 1",
    "44, 3, 000, DAY, 1",
    "47, 1, 1, COMPARTMENT, 1",
    "48, 4, 1-A, SEAT, 1",
    "52, 5, A025, SEQUENCE, 1",
    "57, 1, *, STATUS, 1"
  })
  void namesTheBadItem(int at, int width, String value, BoardingPassItem item, int leg) {
    String text =
        MANDATORY.substring(0, at)
            + String.format(Locale.ROOT, "%-" + width + "s", value)
            + MANDATORY.substring(at + width);
    assertThat(BarCodedBoardingPass.read(text)).isEqualTo(new BadItem(item, leg));
  }

  @Test
  void namesTheLegOfABadItem() {
    assertThat(BarCodedBoardingPass.read(TWO_LEGS.replace("FRAGVA", "FRAGV1")))
        .isEqualTo(new BadItem(BoardingPassItem.DESTINATION, 2));
  }

  @Test
  void saysWhatIsMalformed() {
    String leg = MANDATORY.substring(0, LEG_SIZE);
    assertThat(BarCodedBoardingPass.read("")).isEqualTo(new Malformed(Reason.TRUNCATED));
    assertThat(BarCodedBoardingPass.read("S" + MANDATORY.substring(1)))
        .isEqualTo(new Malformed(Reason.NOT_A_BOARDING_PASS));
    assertThat(BarCodedBoardingPass.read("M5" + MANDATORY.substring(2)))
        .isEqualTo(new Malformed(Reason.LEGS));
    assertThat(BarCodedBoardingPass.read("M2" + MANDATORY.substring(2)))
        .isEqualTo(new Malformed(Reason.TRUNCATED));
    assertThat(BarCodedBoardingPass.read(leg + "0a>60000"))
        .isEqualTo(new Malformed(Reason.FIELD_SIZE));
    assertThat(BarCodedBoardingPass.read(leg + "06>60900"))
        .as("longer than what holds it")
        .isEqualTo(new Malformed(Reason.FIELD_SIZE));
    assertThat(BarCodedBoardingPass.read(leg + "10>60000"))
        .isEqualTo(new Malformed(Reason.TRUNCATED));
    assertThat(BarCodedBoardingPass.read(leg + "06<60000"))
        .isEqualTo(new Malformed(Reason.VERSION));
    assertThat(BarCodedBoardingPass.read(leg + "06>90000"))
        .isEqualTo(new Malformed(Reason.VERSION));
    assertThat(BarCodedBoardingPass.read(MANDATORY + "X"))
        .isEqualTo(new Malformed(Reason.TRAILING_DATA));
    assertThat(BarCodedBoardingPass.read(MANDATORY + "^100+"))
        .isEqualTo(new Malformed(Reason.TRAILING_DATA));
    assertThat(BarCodedBoardingPass.read(MANDATORY + "^101Ж"))
        .isEqualTo(new Malformed(Reason.SECURITY_DATA));
    assertThat(BarCodedBoardingPass.read(MANDATORY.replace("LUC", "LÜC")))
        .isEqualTo(new Malformed(Reason.CHARACTERS));
    assertThat(BarCodedBoardingPass.read(MANDATORY + " ".repeat(2048)))
        .isEqualTo(new Malformed(Reason.TOO_LONG));
  }

  @Test
  void findsTheYearThatIsNearest() {
    BoardingPassLeg last = onDay(365);
    assertThat(last.dateNear(LocalDate.of(2027, 1, 2))).contains(LocalDate.of(2026, 12, 31));
    assertThat(last.dateNear(LocalDate.of(2026, 12, 30))).contains(LocalDate.of(2026, 12, 31));
    assertThat(onDay(1).dateNear(LocalDate.of(2026, 12, 30))).contains(LocalDate.of(2027, 1, 1));
    assertThat(onDay(60).dateNear(LocalDate.of(2028, 2, 1)))
        .as("a leap day")
        .contains(LocalDate.of(2028, 2, 29));
    assertThat(onDay(366).dateNear(LocalDate.of(2029, 1, 1))).contains(LocalDate.of(2028, 12, 31));
    assertThat(onDay(366).dateNear(LocalDate.of(2026, 12, 31))).as("no leap year near").isEmpty();
  }

  private static BoardingPassLeg onDay(int day) {
    BoardingPassLeg it = valid(MANDATORY).legs().getFirst();
    return new BoardingPassLeg(
        it.locator(),
        it.origin(),
        it.destination(),
        it.carrier(),
        it.flightNumber(),
        day,
        it.compartment(),
        it.seat(),
        it.sequence(),
        it.status(),
        it.ticket(),
        it.airlineUse());
  }

  @Test
  void tellsNothingOfThePassenger() {
    assertThat(valid(WHOLE).toString())
        .doesNotContain("DESMARAIS", "AB12C3", "003A", "1234567890", "LX58Z");
    assertThat(BarCodedBoardingPass.read(MANDATORY.replace("001A", "1-SE")).toString())
        .doesNotContain("1-SE", "DESMARAIS");
    assertThatThrownBy(
            () ->
                new BoardingPass(
                    "desmarais", "E", valid(MANDATORY).legs(), Optional.empty(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("desmarais");
  }
}
