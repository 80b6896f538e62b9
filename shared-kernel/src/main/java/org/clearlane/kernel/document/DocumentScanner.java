// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clearlane.kernel.HongKongIdentityCard;
import org.clearlane.kernel.MrzFormat;
import org.clearlane.kernel.MrzProblem;
import org.clearlane.kernel.MrzReading.InvalidMrz;
import org.clearlane.kernel.MrzReading.ValidMrz;
import org.clearlane.kernel.MrzScan;
import org.clearlane.kernel.MrzScan.Identified;
import org.clearlane.kernel.MrzScan.Refused;
import org.clearlane.kernel.ReadDocument;
import org.clearlane.kernel.TravelDocument;

/** Tells documents of different layouts apart and puts misread characters right. */
public final class DocumentScanner {
  private final MrzDates dates;
  private final ExitEntryCards exitEntryCards;

  public DocumentScanner(LocalDate today) {
    this.dates = new MrzDates(today);
    this.exitEntryCards = new ExitEntryCards(dates);
  }

  public MrzScan scan(String text) {
    if (text.length() <= MrzText.MOST_CHARACTERS && HongKongIdentityCard.resembles(text)) {
      return HongKongIdentityCard.parse(text)
          .<MrzScan>map(card -> new Identified(card, List.of()))
          .orElseGet(() -> new Refused(List.of(MrzProblem.CHECK_DIGIT_DOCUMENT_NUMBER)));
    }
    Map<ReadDocument, MrzScan> found = new LinkedHashMap<>();
    List<Refused> refusals = new ArrayList<>();
    for (MrzText candidate : MrzText.candidates(text)) {
      switch (scan(candidate)) {
        case Identified identified -> found.putIfAbsent(identified.document(), identified);
        case Refused refused -> refusals.add(refused);
      }
    }
    if (found.size() == 1) {
      return found.values().iterator().next();
    }
    if (found.size() > 1) {
      return new Refused(List.of(MrzProblem.AMBIGUOUS));
    }
    return refusals.isEmpty() ? new Refused(List.of(MrzProblem.LENGTH)) : refusals.getFirst();
  }

  private MrzScan scan(MrzText text) {
    String zone = text.zone();
    if (!MrzReader.hasAlphabet(zone)) {
      return new Refused(List.of(MrzProblem.CHARACTERS));
    }
    boolean exitEntry = ExitEntryCards.resembles(text);
    Misreadings misreadings =
        exitEntry ? exitEntryCards.misreadings() : misreadings(text.format(), zone);
    List<String> zones = misreadings.zones(zone);
    return switch (zones.size()) {
      case 0 -> new Refused(exitEntry ? exitEntryCards.problems(zone) : problems(text));
      case 1 -> {
        String right = zones.getFirst();
        ReadDocument document =
            exitEntry ? exitEntryCards.card(right) : document(text.format(), right);
        yield new Identified(document, Misreadings.differences(zone, right));
      }
      default -> new Refused(List.of(MrzProblem.AMBIGUOUS));
    };
  }

  private Misreadings misreadings(MrzFormat format, String zone) {
    MrzLayout layout = MrzLayout.of(format);
    NumberPlace number = NumberPlace.in(zone, format);
    List<Integer> digits = new ArrayList<>();
    digits.add(number.check());
    digits.addAll(layout.birth().withCheckDigit());
    digits.addAll(layout.expiry().withCheckDigit());
    digits.add(layout.compositeCheck());
    List<Misreadings.Guess> guesses = new ArrayList<>();
    guesses.add(new Misreadings.Guess(number.positions(), number::checks));
    if (format == MrzFormat.TD3) {
      digits.add(layout.optional().to());
      guesses.add(
          new Misreadings.Guess(
              layout.optional().positions(), fixed -> CheckDigit.agrees(layout.optional(), fixed)));
    }
    return new Misreadings(
        digits, guesses, fixed -> problems(new MrzText(format, fixed)).isEmpty());
  }

  private List<MrzProblem> problems(MrzText text) {
    return switch (new MrzFields(text, dates).reading()) {
      case ValidMrz _ -> List.of();
      case InvalidMrz invalid -> invalid.problems();
    };
  }

  private ReadDocument document(MrzFormat format, String zone) {
    if (!(new MrzFields(new MrzText(format, zone), dates).reading() instanceof ValidMrz valid)) {
      throw new IllegalStateException("a proved zone is valid");
    }
    TravelDocument document = valid.document();
    MrzLayout layout = MrzLayout.of(format);
    // What a long number has taken of the optional data, its check digit included, is not optional.
    int from = Math.max(layout.optional().from(), NumberPlace.in(zone, format).end());
    String optional = MrzNames.withoutTrailingFillers(zone.substring(from, layout.optional().to()));
    return switch (format) {
      case TD1 ->
          new ReadDocument.Td1(
              document,
              optional,
              MrzNames.withoutTrailingFillers(MrzLayout.TD1_SECOND_OPTIONAL.in(zone)));
      case TD2 -> new ReadDocument.Td2(document, optional);
      case TD3 -> new ReadDocument.Td3(document, optional);
    };
  }
}
