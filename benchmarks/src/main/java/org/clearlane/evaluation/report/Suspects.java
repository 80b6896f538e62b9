// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clearlane.evaluation.comparison.Cohort;
import org.clearlane.evaluation.comparison.FalseMatches;
import org.clearlane.evaluation.comparison.MatedScore;
import org.clearlane.evaluation.comparison.Trial;
import org.clearlane.evaluation.comparison.Verification;
import org.clearlane.evaluation.statistics.ScoreScale;

/** The comparisons that are most likely to have wrong labels, for people to look at. */
final class Suspects {
  private static final int MOST = 50;

  private Suspects() {}

  /**
   * The most alike pairs of subjects: both pictures, score, and how many of their pairs are high.
   */
  static List<List<String>> alike(Verification verification) {
    Cohort cohort = verification.plan().cohort();
    FalseMatches matches = verification.falseMatches();
    Map<Trial, Integer> firsts = new LinkedHashMap<>();
    Map<Trial, Integer> counts = new LinkedHashMap<>();
    for (int rank = 0; rank < matches.size(); rank++) {
      Trial trial = matches.trial(rank);
      Trial subjects = Trial.of(cohort.subject(trial.probe()), cohort.subject(trial.reference()));
      if (firsts.size() < MOST) {
        firsts.putIfAbsent(subjects, rank);
      }
      counts.merge(subjects, 1, Integer::sum);
    }
    List<List<String>> rows = new ArrayList<>();
    firsts.forEach(
        (subjects, rank) -> {
          List<String> row =
              row(cohort, scale(verification), matches.trial(rank), matches.code(rank));
          row.add(String.valueOf(counts.get(subjects)));
          rows.add(row);
        });
    return rows;
  }

  /** The least alike pictures of one subject. */
  static List<List<String>> unlike(Verification verification) {
    return verification.mated().stream()
        .sorted(Comparator.comparingInt(MatedScore::code))
        .limit(MOST)
        .map(one -> row(verification.plan().cohort(), scale(verification), one.trial(), one.code()))
        .toList();
  }

  private static ScoreScale scale(Verification verification) {
    return verification.curve().nonMated().scale();
  }

  private static List<String> row(Cohort cohort, ScoreScale scale, Trial trial, int code) {
    return new ArrayList<>(
        List.of(
            cohort.picture(trial.reference()).name(),
            cohort.picture(trial.probe()).name(),
            scale.text(code)));
  }
}
