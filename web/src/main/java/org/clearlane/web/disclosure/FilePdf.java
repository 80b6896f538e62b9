// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.disclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.clearlane.enrollment.Disclosure;
import org.clearlane.enrollment.FlightPlan;
import org.clearlane.enrollment.Membership;
import org.clearlane.enrollment.Passenger;
import org.clearlane.kernel.BirthDate;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.web.console.ClockTimes;

/** A traveller's file for people to read, as a PDF. */
public final class FilePdf {
  private static final float TITLE = 18;
  private static final float SECTION = 13;
  private static final float BODY = 10;
  private static final float PORTRAIT = 150;

  private final TravellerFile file;
  private final FileWords words;
  private final PdfSheets sheets;

  private FilePdf(TravellerFile file, FileWords words, PdfSheets sheets) {
    this.file = file;
    this.words = words;
    this.sheets = sheets;
  }

  /** Writes it; takes some tenths of a second. */
  public static byte[] write(TravellerFile file, FileWords words) {
    String title = words.get("title", file.authority());
    try (PdfSheets sheets = new PdfSheets(title, words.language().tag())) {
      new FilePdf(file, words, sheets).all(title);
      return sheets.finish((page, pages) -> words.get("page", page, pages));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void all(String title) throws IOException {
    sheets.text(title, TITLE);
    line(words.get("made", ClockTimes.dayAndTime(file.madeAt())));
    line(words.get("intro"));
    identity();
    pictures();
    section("consents", file.enrolment().consents().stream().map(this::consent).toList());
    section("credentials", file.enrolment().credentials().stream().map(this::credential).toList());
    section("memberships", file.enrolment().memberships().stream().map(this::membership).toList());
    journeys();
    section("passages", file.crossings().stream().map(this::crossing).toList());
    if (!file.complete()) {
      line(words.get("passage.more"));
    }
    section("recipients", words.recipients());
    section("retention", words.retention());
    section("rights", words.rights());
    line(words.get("contact"), file.contact().orElseGet(words::counter));
  }

  private void identity() throws IOException {
    Disclosure enrolment = file.enrolment();
    TravelDocument document = enrolment.traveller().document();
    heading("identity");
    line(words.get("traveller"), enrolment.traveller().id().toString());
    line(words.get("enrolled"), ClockTimes.dayAndTime(enrolment.traveller().createdAt()));
    line(
        words.get("status"),
        enrolment
            .suspendedSince()
            .map(since -> words.get("status.SUSPENDED", ClockTimes.dayAndTime(since)))
            .orElseGet(() -> words.get("status.ACTIVE")));
    line(words.get("surname"), document.surname());
    line(words.get("given"), document.givenNames());
    line(words.get("birth"), birth(document.birthDate()));
    line(words.get("sex"), words.get("document.sex." + document.sex().name()));
    line(words.get("nationality"), document.nationality());
    line(words.get("code"), document.documentCode());
    line(words.get("state"), document.issuingState());
    line(words.get("number"), document.number());
    line(
        words.get("expiry"),
        document.expiry().map(Object::toString).orElseGet(() -> words.get("never")));
    if (enrolment.proofing().isPresent()) {
      line(words.get("proofing"), enrolment.proofing().get().issuer());
    }
    if (enrolment.guardian().isPresent()) {
      var guardian = enrolment.guardian().get().guardian();
      line(
          words.get("guardian"),
          guardian.name() + ", " + words.get("guardian." + guardian.relationship().name()));
    }
  }

  private void pictures() throws IOException {
    heading("pictures");
    for (Disclosure.Face face : file.enrolment().faces()) {
      line(
          words.get(
              "portrait",
              ClockTimes.dayAndTime(face.madeAt()),
              String.format(Locale.ROOT, "%.2f", face.quality())));
      if (!sheets.picture(face.portrait(), PORTRAIT)) {
        line(words.get("portrait.unreadable"));
      }
      line(words.get("template", face.modelId(), face.templateBytes()));
    }
    var fingers = file.enrolment().fingers();
    if (fingers.isEmpty()) {
      line(words.get("fingers.none"));
    } else {
      List<String> positions =
          fingers.get().positions().stream()
              .map(position -> words.get("finger." + position.name()))
              .toList();
      line(
          words.get(
              "fingers",
              String.join(", ", positions),
              fingers.get().templateBytes(),
              fingers.get().algorithm()));
    }
  }

  private String consent(Disclosure.Consented consent) {
    String name = words.get("consent." + consent.purpose().name());
    String with =
        consent.counterpart().map(code -> " " + words.get("consent.with", code)).orElse("");
    String granted = ClockTimes.dayAndTime(consent.grantedAt());
    return consent
        .withdrawnAt()
        .map(
            withdrawn ->
                words.get(
                    "consent.withdrawn",
                    name + with,
                    consent.textVersion(),
                    granted,
                    ClockTimes.dayAndTime(withdrawn)))
        .orElseGet(() -> words.get("consent.granted", name + with, consent.textVersion(), granted));
  }

  private String credential(Disclosure.Issued credential) {
    String issued = ClockTimes.dayAndTime(credential.issuedAt());
    String expires = ClockTimes.dayAndTime(credential.expiresAt());
    return credential
        .revokedAt()
        .map(
            revoked ->
                words.get("credential.revoked", issued, expires, ClockTimes.dayAndTime(revoked)))
        .orElseGet(() -> words.get("credential", issued, expires));
  }

  private String membership(Membership membership) {
    return words.get(
            "membership",
            membership.name(),
            membership.population().value(),
            membership.validFrom().toString(),
            membership.validUntil().toString())
        + membership.owner().map(it -> ", " + words.get("membership.owner", it)).orElse("")
        + membership.reference().map(it -> ", " + words.get("membership.reference", it)).orElse("");
  }

  private void journeys() throws IOException {
    List<Disclosure.Trip> trips = file.enrolment().journeys();
    section("journeys", trips.isEmpty() ? List.of() : List.of(words.get("journey.intro")));
    for (Disclosure.Trip trip : trips) {
      FlightPlan flight = trip.flight();
      Passenger passenger = trip.passenger();
      line(
          words.get(
              "journey",
              flight.carrier() + flight.number(),
              flight.date().toString(),
              flight.origin(),
              flight.destination(),
              words.get("journey." + trip.state().name()),
              trip.partner()));
      line(
          words.get(
              "journey.pass",
              passenger.name(),
              passenger.locator(),
              given(passenger.seat()),
              given(passenger.sequence())));
      line(
          words.get(
              "journey.consent", trip.consentText(), ClockTimes.dayAndTime(trip.consentedAt())));
      line(words.get("journey.departure"), words.get("departure." + trip.departure().name()));
      for (Disclosure.Touched touch : trip.touches()) {
        line(
            words.get(
                "journey.touch",
                ClockTimes.dayAndTime(touch.at()),
                words.get("touchpoint." + touch.touchpoint().name()),
                touch.place()));
      }
      line(words.get("journey.portrait"));
      if (!sheets.picture(trip.portrait(), PORTRAIT)) {
        line(words.get("portrait.unreadable"));
      }
      line(words.get("template", trip.modelId(), trip.templateBytes()));
    }
  }

  private static String given(String value) {
    return value.isBlank() ? "–" : value;
  }

  private String crossing(Crossing crossing) {
    return words.get(
        "passage",
        ClockTimes.dayAndTime(crossing.at()),
        crossing.lane(),
        words.get("direction." + crossing.direction().name()),
        words.get("result." + crossing.result().name()));
  }

  private void section(String name, List<String> lines) throws IOException {
    heading(name);
    for (String text : lines.isEmpty() ? List.of(words.get("none")) : lines) {
      line(text);
    }
  }

  private void heading(String name) throws IOException {
    sheets.gap(SECTION);
    sheets.text(words.get("section." + name), SECTION);
  }

  private void line(String name, String value) throws IOException {
    line(name + ": " + value);
  }

  private void line(String text) throws IOException {
    sheets.text(text, BODY);
  }

  /** Unknown parts are shown as such, as the document does. */
  public static String birth(BirthDate date) {
    return part(date.year(), 4) + "-" + part(date.month(), 2) + "-" + part(date.day(), 2);
  }

  private static String part(OptionalInt part, int width) {
    return part.isPresent()
        ? String.format(Locale.ROOT, "%0" + width + "d", part.getAsInt())
        : "?".repeat(width);
  }
}
