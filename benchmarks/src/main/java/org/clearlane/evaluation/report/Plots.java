// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clearlane.evaluation.comparison.RatePoint;
import org.clearlane.evaluation.identification.CalibrationTable;
import org.clearlane.evaluation.identification.DecisionFigures;
import org.clearlane.evaluation.identification.IdentificationFigures;
import org.clearlane.evaluation.report.Plot.Point;
import org.clearlane.evaluation.statistics.ErrorCurve;
import org.clearlane.evaluation.statistics.FalseMatchTail;
import org.clearlane.evaluation.statistics.ScoreDistribution;
import org.clearlane.evaluation.statistics.ScoreScale;

/** The plots of a report. */
final class Plots {
  private static final int PER_DECADE = 20;
  private static final int BINS = 100;

  private Plots() {}

  /** By file name without extension. */
  static Map<String, String> of(Findings findings) {
    Map<String, String> plots = new LinkedHashMap<>();
    plots.put("det", tradeOff(findings));
    plots.put("scores", scores(findings.verification().curve()));
    plots.put("thresholds", thresholds(findings));
    findings
        .identification()
        .ifPresent(searches -> plots.put("identification", identification(searches)));
    return plots;
  }

  private static String tradeOff(Findings findings) {
    ErrorCurve curve = findings.verification().curve();
    double least = 1.0 / Math.max(10, curve.nonMated().total());
    Plot plot =
        new Plot(
            "Detection error trade-off of one-to-one comparison",
            Axis.ofRates("False match rate", least),
            Axis.ofRates("False non-match rate", 1.0 / Math.max(10, curve.mated().total())));
    plot.line("measured", 0, false, points(curve));
    plot.marks("with 95 % interval (hollow: not supported)", 0);
    for (RatePoint point : findings.rates()) {
      if (point.fmr().value() > 0) {
        plot.mark(
            0,
            !point.supported(),
            new Point(point.fmr().value(), point.fnmr().value()),
            point.fnmr().low(),
            point.fnmr().high(),
            "FMR " + Text.rate(point.fmr()) + ", FNMR " + Text.percent(point.fnmr()));
      }
    }
    return plot.svg();
  }

  private static List<Point> points(ErrorCurve curve) {
    return curve.points(PER_DECADE).stream().map(p -> new Point(p.fmr(), p.fnmr())).toList();
  }

  private static String scores(ErrorCurve curve) {
    ScoreScale scale = curve.mated().scale();
    // From the lowest score to the highest but a thousandth: fingers have a long tail.
    ScoreDistribution all = ScoreDistribution.sum(List.of(curve.mated(), curve.nonMated()));
    int high = Math.clamp(curve.mated().threshold(1e-3), BINS, scale.size() - 1);
    int low = Math.clamp(all.lowestReachedBy(all.total() - 1) - 1, 0, high - BINS);
    int width = Math.max(1, (high - low) / BINS + 1);
    List<Point> mated = bins(curve.mated(), low, width);
    List<Point> nonMated = bins(curve.nonMated(), low, width);
    double most =
        Math.max(
            mated.stream().mapToDouble(Point::y).max().orElse(1),
            nonMated.stream().mapToDouble(Point::y).max().orElse(1));
    return new Plot(
            "Distribution of comparison scores",
            new Axis("Comparison score", scale.score(low), scale.score(high), false),
            new Axis(
                "Per cent of comparisons in each hundredth of the range", 0, most * 1.05, false))
        .area("mated", 2, mated)
        .area("non-mated", 1, nonMated)
        .svg();
  }

  private static List<Point> bins(ScoreDistribution scores, int low, int width) {
    List<Point> points = new ArrayList<>();
    int size = scores.scale().size();
    for (int bin = 0; bin < BINS && low + (long) bin * width < size; bin++) {
      int from = low + bin * width;
      int to = Math.min(size, from + width);
      double share = scores.share(from) - scores.share(to);
      points.add(
          new Point(scores.scale().score(Math.min(size - 1, from + width / 2)), 100 * share));
    }
    return points;
  }

  private static String thresholds(Findings findings) {
    ErrorCurve curve = findings.verification().curve();
    ScoreScale scale = curve.nonMated().scale();
    List<Point> measured =
        curve.points(PER_DECADE).stream()
            .filter(p -> p.threshold() < scale.size() && p.fmr() < 1)
            .map(p -> new Point(scale.score(p.threshold()), p.fmr()))
            .toList();
    double least = 1e-7;
    double high =
        Math.max(
            measured.isEmpty() ? 0 : measured.getLast().x(),
            findings.shipped().stream()
                .mapToDouble(p -> scale.score(p.threshold()))
                .max()
                .orElse(0));
    Plot plot =
        new Plot(
            "False match rate at each threshold",
            new Axis(
                "Threshold",
                measured.isEmpty() ? scale.lowest() : measured.getFirst().x(),
                high + Math.max(0.01, 0.05 * Math.abs(high)),
                false),
            Axis.ofRates("False match rate", least));
    plot.line("measured", 0, false, measured);
    if (curve.nonMated().total() >= FalseMatchTail.LEAST) {
      FalseMatchTail tail = new FalseMatchTail(curve.nonMated());
      List<Point> fitted = new ArrayList<>();
      for (double rate = 1e-1; rate >= least * 0.99; rate /= 1.5) {
        if (!tail.isMeasured(rate)) {
          fitted.add(new Point(tail.threshold(rate), rate));
        }
      }
      if (fitted.size() > 1) {
        plot.line("fitted tail", 1, true, fitted);
      }
    }
    plot.marks("shipped thresholds", 2);
    for (RatePoint point : findings.shipped()) {
      String says = "shipped for " + CalibrationTable.name(point.asked());
      double score = scale.score(point.threshold());
      plot.mark(2, false, new Point(score, point.asked()), point.asked(), point.asked(), says);
    }
    return plot.svg();
  }

  private static String identification(Findings.Searches searches) {
    IdentificationFigures figures = searches.figures();
    ErrorCurve curve = figures.curve();
    Plot plot =
        new Plot(
            "Error trade-off of searches",
            Axis.ofRates(
                "False positive identification rate", 1.0 / Math.max(10, curve.nonMated().total())),
            Axis.ofRates(
                "False negative identification rate", 1.0 / Math.max(10, curve.mated().total())));
    plot.line("measured", 0, false, points(curve));
    plot.marks("decisions by the shipped calibration", 2);
    for (DecisionFigures decision : searches.shipped()) {
      if (decision.supported()) {
        plot.mark(
            2,
            false,
            new Point(decision.fpir().value(), decision.fnir().value()),
            decision.fnir().low(),
            decision.fnir().high(),
            "asked " + CalibrationTable.name(decision.askedFpir()));
      }
    }
    return plot.svg();
  }
}
