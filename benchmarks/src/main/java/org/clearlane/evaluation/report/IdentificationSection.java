// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.report;

import static org.clearlane.evaluation.report.Text.count;
import static org.clearlane.evaluation.report.Text.percent;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.clearlane.evaluation.identification.CalibrationTable;
import org.clearlane.evaluation.identification.CrossValidation;
import org.clearlane.evaluation.identification.DecisionFigures;
import org.clearlane.evaluation.identification.IdentificationFigures;
import org.clearlane.evaluation.statistics.ScoreScale;

/** The part of the page that tells of searches. */
final class IdentificationSection {
  private static final List<String> HEADS =
      List.of(
          "FPIR asked",
          "Threshold",
          "FPIR achieved",
          "Verdict",
          "after the margin",
          "FNIR",
          "Misidentified",
          "Ambiguous");

  private IdentificationSection() {}

  static void write(
      Html html, Findings.Searches searches, ScoreScale scale, Map<String, String> plots) {
    IdentificationFigures figures = searches.figures();
    html.section("One to many");
    html.paragraph(
        "%s enrolled, each with the first picture that gave a template. %s with another picture of an"
                .formatted(
                    count(figures.gallery(), "person is", "people are"),
                    count(figures.count(true), "mated search", "mated searches"))
            + " enrolled person, and "
            + count(figures.count(false), "non-mated search", "non-mated searches")
            + ": every picture once as if its person were not enrolled (enrolled people are searched"
            + " for among all others).");
    html.heading("How often the person is found at all, whatever the score");
    html.table(
        IntStream.rangeClosed(0, figures.ranks().size())
            .mapToObj(rank -> rank == 0 ? "" : "rank " + rank)
            .toList(),
        List.of(
            IntStream.rangeClosed(0, figures.ranks().size())
                .mapToObj(
                    rank ->
                        rank == 0
                            ? "Identification rate"
                            : percent(figures.ranks().get(rank - 1).value()))
                .toList()));
    html.heading("Thresholds of these searches");
    html.table(
        List.of("FPIR asked", "Threshold", "FPIR measured", "FNIR (rank 1)", "Supported"),
        figures.points().stream()
            .map(
                point ->
                    List.of(
                        CalibrationTable.name(point.asked()),
                        point.threshold() < scale.size()
                            ? scale.text(point.threshold())
                            : "above all",
                        percent(point.fpir()),
                        percent(point.fnir()),
                        point.supported() ? "yes" : "no: too few people searched"))
            .toList());
    if (!searches.shipped().isEmpty()) {
      html.heading("Decisions by the calibration that the product ships");
      html.table(HEADS, searches.shipped().stream().map(IdentificationSection::row).toList());
    }
    searches
        .crossValidated()
        .ifPresentOrElse(
            crossed -> crossed(html, crossed),
            () ->
                html.paragraph(
                    "There are too few comparisons to calibrate one half of the people and decide on"
                        + " the other."));
    html.figures(
        new Html.Figure(
            plots.getOrDefault("identification", ""),
            "A mated search is missed unless the person comes first and reaches the threshold."));
  }

  private static void crossed(Html html, CrossValidation crossed) {
    html.heading("Decisions by a calibration of other people");
    html.paragraph(
        "The people were divided in two by chance, %s. Each half was calibrated, on %s pairs of people,"
                .formatted(numbers(crossed.galleries()), numbers(crossed.pairs()))
            + " and its table decided on the searches among the other half: "
            + count(crossed.mated(), "mated", "mated")
            + " and "
            + count(crossed.nonMated(), "non-mated", "non-mated")
            + " in all. As the product decides, that is at a threshold so high that the true rate is"
            + " below the one asked for with a confidence of 95 %, and with a margin to the second:");
    html.table(HEADS, crossed.product().stream().map(IdentificationSection::row).toList());
    html.paragraph(
        "By the best estimate of the same threshold, which should achieve just what was asked for:");
    html.table(HEADS, crossed.bestEstimate().stream().map(IdentificationSection::row).toList());
  }

  private static String numbers(List<? extends Number> numbers) {
    return String.join(" and ", numbers.stream().map(number -> count(number.longValue())).toList());
  }

  private static List<String> row(DecisionFigures figures) {
    String asked = CalibrationTable.name(figures.askedFpir());
    if (!figures.supported()) {
      String verdict = verdict(figures.verdict());
      return List.of(asked, "–", "–", verdict, "–", "–", "–", "–");
    }
    return List.of(
        asked,
        threshold(figures.threshold()),
        percent(figures.fpir()),
        verdict(figures.verdict()),
        percent(figures.identified()),
        percent(figures.fnir()),
        count(figures.misidentified()),
        count(figures.ambiguous()));
  }

  private static String threshold(OptionalDouble threshold) {
    return threshold.isEmpty() ? "–" : String.format(Locale.ROOT, "%.3f", threshold.getAsDouble());
  }

  static String verdict(DecisionFigures.Verdict verdict) {
    return switch (verdict) {
      case CONSISTENT -> "consistent";
      case BELOW -> "below, safer";
      case ABOVE -> "ABOVE, worse";
      case NOT_SUPPORTED -> "not supported";
    };
  }
}
