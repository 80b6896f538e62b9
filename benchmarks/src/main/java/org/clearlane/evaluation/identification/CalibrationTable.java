// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.identification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.clearlane.evaluation.statistics.FalseMatchTail;
import org.clearlane.evaluation.statistics.ScoreDistribution;
import org.clearlane.evaluation.statistics.ScoreScale;

/**
 * A table of false match rate against threshold, as the setting for the calibration of faces takes
 * it. A third column says whether a row was measured or comes from the fitted tail.
 */
public final class CalibrationTable {
  /** Policies ask for single comparisons at these rates, measured or not. */
  private static final int LEAST_EXPONENT = 6;

  private static final int MOST_EXPONENT = 9;

  private CalibrationTable() {}

  /**
   * The text of the table.
   *
   * @param nonMated scores of different subjects, at least {@link FalseMatchTail#LEAST}
   * @param pairs how many pairs of different people they come from: several pictures of the same
   *     two people are no new evidence, so that this is what the table claims to rest on
   * @param model whose scores they are
   * @param about lines that say what was measured
   */
  public static String text(
      ScoreDistribution nonMated, long pairs, String model, List<String> about) {
    FalseMatchTail tail = new FalseMatchTail(nonMated);
    ScoreScale scale = nonMated.scale();
    List<String> rows = new ArrayList<>();
    int last = -1;
    for (double rate : rates(tail)) {
      // Strictly rising, which a table must be; scores that tie would give equal thresholds.
      int threshold = Math.max(last + 1, scale.code(tail.threshold(rate)));
      if (threshold >= scale.size()) {
        break;
      }
      last = threshold;
      rows.add(
          name(rate)
              + ","
              + scale.text(threshold)
              + (tail.isMeasured(rate) ? ",measured" : ",fitted"));
    }
    List<String> lines = new ArrayList<>();
    lines.add("# False match rate against threshold.");
    about.forEach(line -> lines.add("# " + line));
    lines.add("# Rows that were not measured extend an exponential tail of the highest scores.");
    lines.add("# What may be concluded rests on pairs of people, however many pictures each has.");
    lines.add("# model: " + model);
    lines.add("# impostor comparisons: " + pairs);
    lines.add("fmr,threshold,basis");
    lines.addAll(rows);
    return String.join("\n", lines) + "\n";
  }

  /**
   * Comment lines that tell which share of comparisons of the same subject has a lower score; for a
   * table of the same model.
   *
   * @return none if there are no such comparisons
   */
  public static List<String> mated(ScoreDistribution mated) {
    List<String> lines = new ArrayList<>();
    for (int hundredths = 20; hundredths <= 90 && mated.total() > 0; hundredths += 5) {
      double score = hundredths / 100.0;
      lines.add(
          String.format(
              Locale.ROOT,
              "# mated below %.2f: %.6f",
              score,
              1 - mated.share(mated.scale().code(score))));
    }
    return lines;
  }

  /** Highest first: 1e-1, 3e-2, 1e-2 and so on, to 1e-6 or to the lowest one that was measured. */
  private static List<Double> rates(FalseMatchTail tail) {
    List<Double> rates = new ArrayList<>();
    for (int exponent = 1; exponent <= MOST_EXPONENT; exponent++) {
      for (String digit : new String[] {"3", "1"}) {
        double rate = Double.parseDouble(digit + "e-" + exponent);
        if (rate <= 0.1 && (exponent <= LEAST_EXPONENT || tail.isMeasured(rate))) {
          rates.add(rate);
        }
      }
    }
    return rates;
  }

  /** Such as 3e-5. */
  public static String name(double rate) {
    return String.format(Locale.ROOT, "%.0e", rate).replace("e-0", "e-");
  }
}
