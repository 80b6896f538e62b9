// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.clearlane.clearance.Direction;
import org.clearlane.clearance.LaneId;
import org.clearlane.clearance.PassageId;
import org.clearlane.clearance.PassageReason;
import org.clearlane.clearance.PassageState;
import org.clearlane.clearance.PassageView;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.DepartureEligibility;
import org.clearlane.enrollment.Disclosure;
import org.clearlane.enrollment.FlightPlan;
import org.clearlane.enrollment.JourneyId;
import org.clearlane.enrollment.JourneyState;
import org.clearlane.enrollment.Passenger;
import org.clearlane.enrollment.Touchpoint;
import org.clearlane.enrollment.TravellerSummary;
import org.clearlane.kernel.BirthDate;
import org.clearlane.kernel.Sex;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.kernel.TravellerId;
import org.clearlane.web.console.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FilePdfTest {
  private static final Instant AT = Instant.parse("2026-11-24T09:00:00Z");
  private static final TravellerId TRAVELLER = new TravellerId(new UUID(1, 2));

  private static TravellerFile file(String surname, byte[] portrait, int crossings) {
    TravelDocument document =
        new TravelDocument(
            "P",
            "UTO",
            "L898902C3",
            Optional.of(LocalDate.of(2030, 4, 15)),
            "UTO",
            surname,
            "ANNA MARIA",
            BirthDate.of(LocalDate.of(1974, 8, 12)),
            Sex.FEMALE);
    Disclosure enrolment =
        new Disclosure(
            new TravellerSummary(TRAVELLER, TravellerSummary.Status.ACTIVE, document, AT),
            Optional.empty(),
            List.of(
                new Disclosure.Consented(
                    ConsentPurpose.CONTACTLESS_CHANNEL,
                    "2026-11",
                    AT,
                    Optional.empty(),
                    Optional.empty())),
            List.of(new Disclosure.Face("model", 2088, 0.9, AT, portrait)),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(trip(portrait)),
            Optional.empty(),
            Optional.empty());
    return new TravellerFile(
        "Authority A",
        AT,
        enrolment,
        IntStream.range(0, crossings)
            .mapToObj(i -> Crossing.of(passage(PassageState.COMPLETED, PassageReason.NONE)))
            .toList(),
        true,
        Optional.empty());
  }

  private static Disclosure.Trip trip(byte[] portrait) {
    return new Disclosure.Trip(
        new JourneyId(new UUID(5, 6)),
        "airline",
        new FlightPlan("UO", "860", LocalDate.of(2026, 11, 28), "HKG", "NRT", AT, Optional.empty()),
        JourneyState.CHECKED_IN,
        DepartureEligibility.COUNTER,
        new Passenger("ERIKSSON/ANNAMARIA", "ABC123", "012A", "0025"),
        "2026-11",
        AT,
        "model",
        2088,
        portrait,
        List.of(new Disclosure.Touched(Touchpoint.SECURITY, "S1", AT)));
  }

  private static PassageView passage(PassageState state, PassageReason reason) {
    return new PassageView(
        new PassageId(new UUID(3, 4)),
        new LaneId("x1"),
        Direction.ENTRY,
        state,
        reason,
        Optional.of(TRAVELLER),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        AT,
        AT);
  }

  private static byte[] picture() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(30, 40, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
    return bytes.toByteArray();
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void canBeReadInEveryLanguage(Language language) throws IOException {
    FileWords words = new FileWords(language);
    String text = text(FilePdf.write(file("ERIKSSON", picture(), 1), words));
    assertThat(text)
        .contains("ERIKSSON", "L898902C3", "1974-08-12", "2026-11")
        .contains("UO860", "HKG", "NRT", "ABC123", "012A", "0025", "S1")
        .doesNotContain("{");
    for (String kept : words.retention()) {
      assertThat(text.replaceAll("\\s", "")).contains(kept.replaceAll("\\s", ""));
    }
    for (String right : words.rights()) {
      assertThat(text.replaceAll("\\s", "")).contains(right.replaceAll("\\s", ""));
    }
    assertThat(text).doesNotContain("portrait.unreadable");
  }

  @Test
  void showsNamesInAnyScriptThatItHas() throws IOException {
    String text =
        text(FilePdf.write(file("陳龘 Łukasz 🙂", picture(), 0), new FileWords(Language.ENGLISH)));
    assertThat(text).contains("陳龘", "Łukasz", "?");
  }

  @Test
  void goesOverSeveralSheets() throws IOException {
    byte[] pdf = FilePdf.write(file("ERIKSSON", picture(), 300), new FileWords(Language.ENGLISH));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isGreaterThan(4);
    }
    assertThat(text(pdf)).contains("Page 1 of");
    assertThat(pdf.length).as("fonts are cut to what is used").isLessThan(300_000);
  }

  @Test
  void pictureThatCannotBeDecodedIsToldInWords() throws IOException {
    FileWords words = new FileWords(Language.ENGLISH);
    String text = text(FilePdf.write(file("ERIKSSON", new byte[] {1, 2, 3}, 0), words));
    assertThat(text).contains(words.get("portrait.unreadable"));
  }

  @Test
  void interceptionLooksLikeAReferral() {
    Crossing wanted =
        Crossing.of(passage(PassageState.INTERCEPTED, PassageReason.WATCHLIST_DETAIN));
    assertThat(wanted)
        .isEqualTo(Crossing.of(passage(PassageState.REFERRED, PassageReason.FACE_MISMATCH)));
    assertThat(wanted.toString()).doesNotContain("INTERCEPT", "WATCHLIST");
  }

  @Test
  void everyLanguageHasTheSameWords() {
    for (Language language : Language.values()) {
      assertThat(ResourceBundle.getBundle(FileWords.BUNDLE, language.locale()).keySet())
          .as(language.tag())
          .isEqualTo(
              ResourceBundle.getBundle(FileWords.BUNDLE, Language.ENGLISH.locale()).keySet());
    }
  }
}
