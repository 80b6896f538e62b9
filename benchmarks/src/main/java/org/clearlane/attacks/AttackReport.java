// SPDX-License-Identifier: Apache-2.0
package org.clearlane.attacks;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.clearlane.biometrics.PadVote.Kind;

/** The results as people and as programs read them; each species by itself, never pooled. */
final class AttackReport {
  private static final String CAUTION =
      "Simulations from still pictures: they compare versions of this software with each other. They"
          + " say nothing certain about real attacks, and they are no test by ISO/IEC 30107-3.";

  private AttackReport() {}

  static void print(Results results, PrintStream out) {
    out.println(CAUTION);
    out.printf(
        Locale.ROOT,
        "%d pictures, %d frames an attempt. APCER: attacks that no vote suspects. BPCER: bona fide"
            + " captures that one suspects. In brackets the 95 %% interval (Wilson).%n%n",
        results.pictures(),
        Simulation.FRAMES);
    out.println(
        "| presentation | attempts | no response | APCER | suspected by "
            + kinds(Kind::name).toLowerCase(Locale.ROOT)
            + " |");
    out.println("|---|---|---|---|" + "---|".repeat(Kind.values().length));
    results.attacks().forEach((species, tally) -> row(species.label(), tally, tally.missed(), out));
    out.println();
    out.println(
        "| presentation | attempts | no response | BPCER | suspected by "
            + kinds(Kind::name).toLowerCase(Locale.ROOT)
            + " |");
    out.println("|---|---|---|---|" + "---|".repeat(Kind.values().length));
    row("bona fide", results.bonaFide(), results.bonaFide().suspected(), out);
    out.println();
    for (Species species : Species.values()) {
      out.println(species.label() + ": " + species.meaning());
    }
  }

  private static String kinds(java.util.function.Function<Kind, String> text) {
    return Arrays.stream(Kind.values()).map(text).collect(Collectors.joining(" | "));
  }

  private static void row(String name, Tally tally, Share error, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "| %s | %d | %s | %s [%s, %s] | %s |%n",
        name,
        tally.attempts(),
        percent(tally.withoutResponse().value()),
        percent(error.value()),
        percent(error.low()),
        percent(error.high()),
        kinds(kind -> percent(tally.suspected(kind).value())));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  static JsonObject json(Results results, long seed) {
    JsonObjectBuilder species = Json.createObjectBuilder();
    results
        .attacks()
        .forEach(
            (kind, tally) -> species.add(kind.label(), figures("apcer", tally, tally.missed())));
    return Json.createObjectBuilder()
        .add("species", species)
        .add("bonaFide", figures("bpcer", results.bonaFide(), results.bonaFide().suspected()))
        .add("pictures", results.pictures())
        .add("framesPerAttempt", Simulation.FRAMES)
        .add("seed", seed)
        .add("simulated", true)
        .build();
  }

  private static JsonObjectBuilder figures(String error, Tally tally, Share share) {
    JsonObjectBuilder votes = Json.createObjectBuilder();
    for (Kind kind : Kind.values()) {
      JsonObjectBuilder vote =
          Json.createObjectBuilder().add("suspicious", tally.suspected(kind).value());
      tally.median(kind).ifPresent(median -> vote.add("median", median));
      votes.add(kind.name().toLowerCase(Locale.ROOT), vote);
    }
    return Json.createObjectBuilder()
        .add("attempts", tally.attempts())
        .add("nonResponse", tally.withoutResponse().value())
        .add(error, share.value())
        .add("interval", Json.createArrayBuilder().add(share.low()).add(share.high()))
        .add("votes", votes);
  }
}
