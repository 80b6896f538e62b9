// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.identification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clearlane.biometrics.FaceIdentifier;
import org.clearlane.biometrics.FaceIdentifiers;
import org.clearlane.evaluation.comparison.Cohort;
import org.clearlane.evaluation.comparison.NonMatedCount;
import org.clearlane.evaluation.comparison.Partition;
import org.clearlane.evaluation.comparison.Verification;
import org.clearlane.evaluation.statistics.FalseMatchTail;
import org.clearlane.evaluation.statistics.ScoreDistribution;

/**
 * Whether a calibration keeps its word on people whom it has not seen: the people are divided in
 * two, each half is calibrated, and its table decides on searches among the other half.
 *
 * @param galleries how many people each half enrols
 * @param pairs how many pairs of people each half's calibration rests on
 * @param nonMated how many non-mated searches there are in both halves
 * @param mated how many mated ones
 * @param product decisions as the product makes them of such a calibration
 * @param bestEstimate decisions by the best estimate of the threshold, without allowance and margin
 */
public record CrossValidation(
    List<Integer> galleries,
    List<Long> pairs,
    long nonMated,
    long mated,
    List<DecisionFigures> product,
    List<DecisionFigures> bestEstimate) {

  /** The halves of a cohort, as a partition with the labels 0 and 1. */
  public static Partition halves(Cohort cohort) {
    int[] half = new int[cohort.subjects()];
    List<Integer> order = cohort.shuffledSubjects();
    for (int i = 0; i < order.size(); i++) {
      half[order.get(i)] = i % 2;
    }
    return new Partition(
        "half",
        List.of("first", "second"),
        Partition.Rule.BOTH,
        cohort,
        sample -> half[cohort.subject(sample)]);
  }

  /**
   * Calibrates and searches both ways.
   *
   * @param fpirs what is asked for
   * @return empty if a half has too few comparisons for a calibration
   */
  public static Optional<CrossValidation> of(
      Verification verification,
      Partition halves,
      FaceSearches searches,
      String model,
      List<Double> fpirs) {
    Cohort cohort = verification.plan().cohort();
    List<Search> all = new ArrayList<>();
    List<DecisionRule> rules = List.of();
    List<Integer> galleries = new ArrayList<>();
    List<Long> pairs = new ArrayList<>();
    for (int half = 0; half < 2; half++) {
      int searched = 1 - half;
      ScoreDistribution scores = verification.nonMatedOfHalf(half);
      if (scores.total() < FalseMatchTail.LEAST) {
        return Optional.empty();
      }
      long independent = NonMatedCount.of(verification.plan(), halves, half).pairs();
      rules = rules(scores, independent, searches, model, fpirs);
      List<Integer> people =
          cohort.shuffledSubjects().stream()
              .filter(subject -> halves.of(cohort.samplesOf(subject).getFirst()) == searched)
              .toList();
      String task = "Searching half " + (searched + 1) + ", calibrated on half " + (half + 1);
      all.addAll(searches.run(task, Enrolment.of(cohort, people), people, rules));
      galleries.add(people.size());
      pairs.add(independent);
    }
    List<DecisionFigures> decisions =
        IdentificationFigures.decisions(all, cohort.subjects(), rules);
    return Optional.of(
        new CrossValidation(
            galleries,
            pairs,
            all.stream().filter(search -> !search.mated()).count(),
            all.stream().filter(Search::mated).count(),
            decisions.subList(0, fpirs.size()),
            decisions.subList(fpirs.size(), decisions.size())));
  }

  private static List<DecisionRule> rules(
      ScoreDistribution scores,
      long pairs,
      FaceSearches searches,
      String model,
      List<Double> fpirs) {
    FaceIdentifier identifier =
        identifier(CalibrationTable.text(scores, pairs, model, List.of()), model, searches);
    FalseMatchTail tail = new FalseMatchTail(scores);
    List<DecisionRule> rules = new ArrayList<>();
    fpirs.forEach(fpir -> rules.add(DecisionRule.of(identifier, fpir)));
    fpirs.forEach(fpir -> rules.add(DecisionRule.bestEstimate(tail, fpir)));
    return rules;
  }

  /** Through a file, as a server gets its calibration. */
  private static FaceIdentifier identifier(String table, String model, FaceSearches searches) {
    try {
      Path file = Files.createTempFile("calibration", ".csv");
      try {
        Files.writeString(file, table);
        return FaceIdentifiers.of(searches.galleries(), file, model);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
