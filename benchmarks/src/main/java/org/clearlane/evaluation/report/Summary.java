// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.report;

import static org.clearlane.evaluation.report.Text.count;
import static org.clearlane.evaluation.report.Text.percent;

import java.util.ArrayList;
import java.util.List;
import org.clearlane.evaluation.comparison.RatePoint;
import org.clearlane.evaluation.identification.CalibrationTable;
import org.clearlane.evaluation.identification.DecisionFigures;
import org.clearlane.evaluation.identification.IdentificationFigures;
import org.clearlane.evaluation.statistics.ErrorCurve;
import org.clearlane.evaluation.statistics.ScoreScale;

/** The main figures as lines for a terminal. */
public final class Summary {
  private Summary() {}

  /** The lines, without line breaks. */
  public static List<String> of(Findings findings) {
    ErrorCurve curve = findings.verification().curve();
    ScoreScale scale = curve.nonMated().scale();
    List<String> lines = new ArrayList<>();
    findings.notes().forEach(note -> lines.add("Note: " + note));
    lines.add(
        "%s, failure to acquire %s %s"
            .formatted(
                count(findings.acquisitions().pictures(), "picture", "pictures"),
                percent(findings.acquisitions().failureToAcquire()),
                findings.acquisitions().failures().isEmpty()
                    ? ""
                    : findings.acquisitions().reasons().toString())
            .strip());
    lines.add(
        "%s mated and %s non-mated comparisons; equal error rate %s"
            .formatted(
                count(curve.mated().total()),
                count(curve.nonMated().total()),
                percent(curve.equalError().rate())));
    for (RatePoint point : findings.rates()) {
      lines.add(
          "  FMR %-5s threshold %s  TAR %s%s"
              .formatted(
                  CalibrationTable.name(point.asked()),
                  point.threshold() < scale.size() ? scale.text(point.threshold()) : "above all",
                  percent(point.tar()),
                  point.supported()
                      ? ""
                      : "  (not supported: too few pairs of " + findings.subjects() + ")"));
    }
    findings.identification().ifPresent(it -> identification(it, lines));
    return lines;
  }

  private static void identification(Findings.Searches searches, List<String> lines) {
    IdentificationFigures figures = searches.figures();
    lines.add(
        "Gallery of %s: rank 1 %s; %s mated and %s non-mated searches"
            .formatted(
                count(figures.gallery()),
                percent(figures.ranks().getFirst()),
                count(figures.count(true)),
                count(figures.count(false))));
    for (IdentificationFigures.Point point : figures.points()) {
      lines.add(
          "  FPIR %-5s FNIR %s%s"
              .formatted(
                  CalibrationTable.name(point.asked()),
                  percent(point.fnir()),
                  point.supported() ? "" : "  (not supported)"));
    }
    if (!searches.shipped().isEmpty()) {
      lines.add("Decisions by the shipped calibration:");
    }
    searches.shipped().forEach(figure -> lines.add(decision(figure)));
    searches
        .crossValidated()
        .ifPresent(
            crossed -> {
              lines.add(
                  "Decisions by a calibration of other people (halves of %s):"
                      .formatted(count(crossed.galleries().getFirst())));
              crossed.product().forEach(figure -> lines.add(decision(figure)));
              lines.add("  and by the best estimate of the threshold:");
              crossed.bestEstimate().forEach(figure -> lines.add(decision(figure)));
            });
  }

  private static String decision(DecisionFigures figures) {
    String asked = "  FPIR asked %-5s ".formatted(CalibrationTable.name(figures.askedFpir()));
    return asked
        + (figures.supported()
            ? "achieved %s, %s; FNIR %s"
                .formatted(
                    percent(figures.fpir()),
                    IdentificationSection.verdict(figures.verdict()),
                    percent(figures.fnir()))
            : "not supported by the calibration");
  }
}
