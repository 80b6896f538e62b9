// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.report;

import static org.clearlane.evaluation.report.Text.count;
import static org.clearlane.evaluation.report.Text.percent;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.clearlane.benchmarks.Machine;
import org.clearlane.evaluation.comparison.Breakdown;
import org.clearlane.evaluation.comparison.Partition;
import org.clearlane.evaluation.comparison.RatePoint;
import org.clearlane.evaluation.identification.CalibrationTable;
import org.clearlane.evaluation.report.Html.Figure;
import org.clearlane.evaluation.report.Html.Tile;
import org.clearlane.evaluation.statistics.ErrorCurve;
import org.clearlane.evaluation.statistics.ScoreScale;

/** The page with all figures. */
final class HtmlReport {
  private static final double USUAL_RATE = 1e-4;

  private final Findings findings;
  private final ErrorCurve curve;
  private final ScoreScale scale;
  private final Html html = new Html();

  private HtmlReport(Findings findings) {
    this.findings = findings;
    curve = findings.verification().curve();
    scale = curve.nonMated().scale();
  }

  static String of(Findings findings, Map<String, String> plots) {
    return new HtmlReport(findings).build(plots);
  }

  private String build(Map<String, String> plots) {
    html.paragraph(
        "%s in %s, %s. Model %s. On %s, %s, in %d s."
            .formatted(
                count(findings.acquisitions().pictures(), "picture", "pictures"),
                findings.folder(),
                findings.begun().truncatedTo(ChronoUnit.SECONDS),
                findings.model(),
                Machine.here().toString(),
                count(findings.threads(), "thread", "threads"),
                findings.took().toSeconds()));
    findings.notes().forEach(html::note);
    tiles();
    acquisition();
    verification(plots);
    findings.identification().ifPresent(it -> IdentificationSection.write(html, it, scale, plots));
    findings.breakdowns().forEach(this::breakdown);
    suspects();
    method();
    return html.page("Clearlane evaluation: " + findings.what().toLowerCase(Locale.ROOT));
  }

  private void tiles() {
    List<Tile> tiles = new ArrayList<>();
    ErrorCurve.EqualError equal = curve.equalError();
    tiles.add(
        new Tile(
            percent(findings.acquisitions().failureToAcquire().value()),
            "failure to acquire",
            count(findings.acquisitions().failures().size())
                + " of "
                + count(findings.acquisitions().pictures())));
    findings.rates().stream()
        .filter(point -> point.asked() == USUAL_RATE)
        .forEach(
            point ->
                tiles.add(
                    new Tile(
                        percent(point.tar().value()),
                        "TAR at FMR 1e-4",
                        Text.interval(point.tar())
                            + (point.supported() ? "" : ", not supported"))));
    tiles.add(
        new Tile(percent(equal.rate()), "equal error rate", "at " + scale.text(equal.threshold())));
    findings
        .identification()
        .ifPresent(
            it -> {
              tiles.add(
                  new Tile(
                      percent(it.figures().ranks().getFirst().value()),
                      "rank 1 of " + count(it.figures().gallery()),
                      Text.interval(it.figures().ranks().getFirst())));
              it.figures().points().stream()
                  .filter(point -> point.asked() == 1e-2)
                  .forEach(
                      point ->
                          tiles.add(
                              new Tile(
                                  percent(point.fnir().value()),
                                  "FNIR at FPIR 1 %",
                                  Text.interval(point.fnir()))));
            });
    html.tiles(tiles);
  }

  private void acquisition() {
    html.section("Failure to acquire");
    html.paragraph(
        "The failure-to-acquire rate is %s. Such pictures are in no comparison and in no gallery: the"
                .formatted(percent(findings.acquisitions().failureToAcquire()))
            + " rates below are of those that gave a template. They cost "
            + count(findings.lostMated(), "mated comparison", "mated comparisons")
            + ".");
    if (!findings.acquisitions().failures().isEmpty()) {
      html.table(
          List.of("Reason", "Pictures"),
          findings.acquisitions().reasons().entrySet().stream()
              .map(entry -> List.of(entry.getKey(), count(entry.getValue())))
              .toList());
      html.folded(
          "Which pictures",
          new Html()
              .table(
                  List.of("Picture", "Reason"),
                  findings.acquisitions().failures().stream()
                      .map(failure -> List.of(failure.picture().name(), failure.reason()))
                      .toList()));
    }
  }

  private void verification(Map<String, String> plots) {
    html.section("One to one");
    html.paragraph(
        "%s mated and %s non-mated comparisons of %s; the latter of %s of different %s."
            .formatted(
                count(curve.mated().total()),
                count(curve.nonMated().total()),
                count(
                    findings.verification().plan().cohort().subjects(),
                    findings.subject(),
                    findings.subjects()),
                count(findings.subjectPairs(), "pair", "pairs"),
                findings.subjects()));
    html.heading("Thresholds of these comparisons");
    html.table(
        List.of(
            "FMR asked",
            "Threshold",
            "FMR measured",
            "TAR (1 - FNMR)",
            "All attempts",
            "Supported"),
        findings.rates().stream().map(this::row).toList());
    html.paragraph(
        "All attempts: mated comparisons that a failure to acquire prevented count as not matching.");
    if (!findings.shipped().isEmpty()) {
      html.heading("Thresholds that the product ships");
      html.table(
          List.of(
              "FMR asked",
              "Threshold",
              "FMR measured",
              "TAR (1 - FNMR)",
              "All attempts",
              "Supported"),
          findings.shipped().stream().map(this::row).toList());
    }
    html.figures(
        new Figure(plots.getOrDefault("det", ""), "Lower and further left is better."),
        new Figure(
            plots.getOrDefault("scores", ""), "Where the two overlap, no threshold is right."),
        new Figure(
            plots.getOrDefault("thresholds", ""),
            "The fitted tail extends the calibration to rates that were not seen. A bend towards"
                + " higher scores at its end tells of wrong labels, relatives or twins."));
  }

  private List<String> row(RatePoint point) {
    long matches = point.tar().events();
    long attempts = point.tar().trials() + findings.lostMated();
    boolean attainable = point.threshold() < scale.size();
    return List.of(
        CalibrationTable.name(point.asked()),
        attainable ? scale.text(point.threshold()) : "above all",
        Text.rate(point.fmr()),
        percent(point.tar()),
        percent(attempts == 0 ? 0 : (double) matches / attempts),
        point.supported()
            ? "yes"
            : "no: takes %s pairs of %s"
                .formatted(count(Math.round(3 / point.asked())), findings.subjects()));
  }

  private void breakdown(Breakdown breakdown) {
    html.section(breakdown.partition().title());
    List<String> heads = new ArrayList<>(List.of("", "Pictures", "Mated", "Non-mated"));
    boolean failures = breakdown.rows().stream().anyMatch(r -> r.failureToAcquire().isPresent());
    if (failures) {
      heads.add(2, "Failure to acquire");
    }
    for (double rate : findings.breakdownRates()) {
      heads.add("FNMR at " + CalibrationTable.name(rate));
      heads.add("FMR at " + CalibrationTable.name(rate));
    }
    List<List<String>> rows = new ArrayList<>();
    for (Breakdown.Row row : breakdown.rows()) {
      Breakdown.Cell any = row.cells().getFirst();
      List<String> cells =
          new ArrayList<>(
              List.of(
                  row.label(),
                  count(row.pictures()),
                  count(any.fnmr().trials()),
                  count(any.fmr().trials())));
      row.failureToAcquire().ifPresent(rate -> cells.add(2, percent(rate)));
      row.cells()
          .forEach(cell -> cells.addAll(List.of(percent(cell.fnmr()), Text.rate(cell.fmr()))));
      rows.add(cells);
    }
    html.table(heads, rows);
    html.paragraph(
        breakdown.partition().rule() == Partition.Rule.BOTH
            ? "Comparisons within each group, at the thresholds of all. Intervals that do not overlap"
                + " speak for a difference; those that do, do not speak against one."
            : "Comparisons by their worse picture, at the thresholds of all.");
  }

  private void suspects() {
    html.section("Where labels may be wrong");
    html.paragraph(
        "Look at these pictures. What is wrongly labelled goes, two names a row, into a table for"
            + " --exclude.");
    html.folded(
        "The most alike of different " + findings.subjects(),
        new Html()
            .table(
                List.of("Picture", "Picture", "Score", "High pairs of these two"),
                Suspects.alike(findings.verification())));
    html.folded(
        "The least alike of the same " + findings.subject(),
        new Html()
            .table(
                List.of("Picture", "Picture", "Score"), Suspects.unlike(findings.verification())));
  }

  private void method() {
    html.section("How to read this");
    Stream.of(
            "Terms are those of ISO/IEC 2382-37 and ISO/IEC 19795-1. A comparison matches when its"
                + " score is at or above the threshold. Scores are rounded to "
                + scale.decimals()
                + " decimals before anything is counted.",
            "Every comparison counts once, so that who has many pictures counts for more: data sets"
                + " with different numbers of pictures give different rates.",
            "Brackets are 95 % confidence intervals (Wilson), for as many independent trials as are"
                + " worth the same: several trials with one subject count less than as many with"
                + " different ones. They hold the threshold fixed, and tell nothing of other"
                + " populations, cameras or light.",
            "A rate is supported if three errors had to be expected of so many pairs of different"
                + " subjects (rule of three). Figures that are not supported are there to be seen, not"
                + " to be relied on.")
        .forEach(html::paragraph);
  }
}
