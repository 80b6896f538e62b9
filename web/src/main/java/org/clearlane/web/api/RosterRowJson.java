// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.clearlane.enrollment.RosterRow;
import org.clearlane.kernel.BirthDate;
import org.clearlane.kernel.Sex;
import org.clearlane.kernel.TravelDocument;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A person on a roster. */
@Schema(name = "RosterRow")
public record RosterRowJson(
    @Schema(
            description = "The owner's own number of the person, 1 to 40 of A-Z a-z 0-9 . _ - /",
            examples = "NP-004711")
        @Nullable String reference,
    @Schema(description = "As in the machine-readable zone", defaultValue = "P")
        @Nullable String documentCode,
    @Schema(examples = "UTO") @Nullable String issuingState,
    @Schema(examples = "L898902C3") @Nullable String documentNumber,
    @Schema(description = "The issuing state if absent", examples = "UTO")
        @Nullable String nationality,
    @Schema(examples = "ERIKSSON") @Nullable String surname,
    @Schema(examples = "ANNA MARIA") @Nullable String givenNames,
    @Schema(examples = "1974-08-12") @Nullable String birthDate,
    @Schema(
            enumeration = {"FEMALE", "MALE", "UNSPECIFIED"},
            defaultValue = "UNSPECIFIED")
        @Nullable String sex,
    @Schema(description = "Last day of the document", examples = "2030-04-15")
        @Nullable String expires,
    @Schema(description = "First day, the population's if absent") @Nullable String validFrom,
    @Schema(description = "Last day, the population's if absent") @Nullable String validUntil) {

  /** What a row is read as. */
  sealed interface Read {
    /** It can be looked at. */
    record Row(RosterRow row) implements Read {}

    /**
     * It cannot.
     *
     * @param why in words, without the value
     */
    record Malformed(String why) implements Read {}
  }

  Read read() {
    try {
      return new Read.Row(row());
    } catch (IllegalArgumentException e) {
      String why = e.getMessage();
      return new Read.Malformed(why == null ? "" : why);
    }
  }

  private RosterRow row() {
    String state = needed(issuingState, "issuingState").toUpperCase(Locale.ROOT);
    TravelDocument document =
        new TravelDocument(
            given(documentCode).orElse("P").toUpperCase(Locale.ROOT),
            state,
            needed(documentNumber, "documentNumber").toUpperCase(Locale.ROOT),
            day(expires, "expires"),
            given(nationality).orElse(state).toUpperCase(Locale.ROOT),
            needed(surname, "surname"),
            given(givenNames).orElse(""),
            BirthDate.of(Requests.date(needed(birthDate, "birthDate"), "birthDate")),
            given(sex)
                .map(text -> constant(text.toUpperCase(Locale.ROOT)))
                .orElse(Sex.UNSPECIFIED));
    return new RosterRow(
        needed(reference, "reference"),
        document,
        day(validFrom, "validFrom"),
        day(validUntil, "validUntil"));
  }

  private static Sex constant(String text) {
    for (Sex sex : Sex.values()) {
      if (sex.name().equals(text)) {
        return sex;
      }
    }
    throw new IllegalArgumentException("sex takes FEMALE, MALE or UNSPECIFIED");
  }

  private static Optional<String> given(@Nullable String text) {
    return Optional.ofNullable(text).map(String::strip).filter(it -> !it.isEmpty());
  }

  private static String needed(@Nullable String text, String name) {
    return given(text).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
  }

  private static Optional<LocalDate> day(@Nullable String text, String name) {
    return given(text).map(it -> Requests.date(it, name));
  }

  /** Hides the person. */
  @Override
  public String toString() {
    return "RosterRow[]";
  }
}
