// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.clearlane.benchmarks.Progress;
import org.clearlane.evaluation.statistics.ErrorCurve;
import org.clearlane.evaluation.statistics.Estimate;
import org.clearlane.evaluation.statistics.PairTally;
import org.clearlane.evaluation.statistics.ScoreDistribution;
import org.clearlane.evaluation.statistics.ScoreHistogram;
import org.clearlane.evaluation.statistics.SubjectTally;

/** All one-to-one comparisons of a plan, and the error rates of any part of them. */
public final class Verification {
  /** False matches are kept up to this rate: intervals and classes are given from here on down. */
  public static final double HIGHEST_RATE = 1e-2;

  /** They are 160 MB; of more comparisons than two billion the highest rates get no interval. */
  private static final long MOST_FALSE_MATCHES = 20_000_000;

  /** So many are kept at least, for the list of suspects. */
  private static final long LEAST_FALSE_MATCHES = 100;

  /** All scores of so few comparisons fit memory, 32 MB, and fingers take long to compare. */
  private static final long MOST_IN_ONE_SCAN = 4_000_000;

  private final TrialPlan plan;
  private final List<MatedScore> mated;
  private final List<ScoreDistribution> nonMatedByHalf;
  private final ErrorCurve curve;
  private final FalseMatches falseMatches;
  private final int lowest;

  private Verification(
      TrialPlan plan,
      List<MatedScore> mated,
      List<ScoreDistribution> nonMatedByHalf,
      ErrorCurve curve,
      FalseMatches falseMatches,
      int lowest) {
    this.plan = plan;
    this.mated = mated;
    this.nonMatedByHalf = nonMatedByHalf;
    this.curve = curve;
    this.falseMatches = falseMatches;
    this.lowest = lowest;
  }

  /**
   * Makes all comparisons.
   *
   * @param halves divides the subjects in two, by both pictures
   */
  public static Verification of(NonMatedScan scan, Partition halves) {
    List<MatedScore> mated = mated(scan);
    // Within the first half, within the second, across.
    List<ScoreHistogram> histograms =
        List.of(
            new ScoreHistogram(scan.scale()),
            new ScoreHistogram(scan.scale()),
            new ScoreHistogram(scan.scale()));
    boolean once = scan.plan().nonMatedComparisons() <= MOST_IN_ONE_SCAN;
    FalseMatches.Collector everything = new FalseMatches.Collector(0);
    scan.run(
        "Comparing different subjects",
        batch -> {
          count(batch, halves, histograms);
          if (once) {
            everything.visit(batch);
          }
        });
    List<ScoreDistribution> nonMated =
        histograms.stream().map(ScoreHistogram::distribution).toList();
    ScoreDistribution all = ScoreDistribution.sum(nonMated);
    ScoreDistribution same =
        ScoreDistribution.of(scan.scale(), mated.stream().mapToInt(MatedScore::code).toArray());
    int lowest =
        Math.max(
            Math.min(all.threshold(HIGHEST_RATE), all.lowestReachedBy(LEAST_FALSE_MATCHES)),
            all.lowestReachedBy(MOST_FALSE_MATCHES));
    return new Verification(
        scan.plan(),
        mated,
        nonMated.subList(0, 2),
        new ErrorCurve(same, all),
        once ? everything.collected(lowest) : FalseMatches.of(scan, lowest),
        lowest);
  }

  private static List<MatedScore> mated(NonMatedScan scan) {
    List<Trial> trials = scan.plan().mated();
    List<MatedScore> scores =
        new ArrayList<>(Collections.nCopies(trials.size(), new MatedScore(new Trial(0, 0), 0)));
    try (Progress progress = new Progress("Comparing same subjects", trials.size())) {
      scan.workers()
          .run(
              trials.size(),
              i -> {
                Trial trial = trials.get(i);
                double score = scan.scorer().score(trial.probe(), trial.reference());
                scores.set(i, new MatedScore(trial, scan.scale().code(score)));
                progress.step(1);
              });
    }
    return Collections.unmodifiableList(scores);
  }

  private static void count(
      NonMatedScan.Batch batch, Partition halves, List<ScoreHistogram> histograms) {
    int[][] codes = new int[3][batch.size()];
    int[] numbers = new int[3];
    for (int i = 0; i < batch.size(); i++) {
      int half = halves.of(batch.probe(i), batch.reference(i));
      int part = half == Partition.NONE ? 2 : half;
      codes[part][numbers[part]++] = batch.code(i);
    }
    for (int part = 0; part < 3; part++) {
      histograms.get(part).add(codes[part], numbers[part]);
    }
  }

  /** What was compared. */
  public TrialPlan plan() {
    return plan;
  }

  /** The mated comparisons, in the order of the plan. */
  public List<MatedScore> mated() {
    return mated;
  }

  /** The error rates of all comparisons. */
  public ErrorCurve curve() {
    return curve;
  }

  /** The scores of different subjects of one half, 0 or 1. */
  public ScoreDistribution nonMatedOfHalf(int half) {
    return nonMatedByHalf.get(half);
  }

  /** The highest non-mated scores: at least those that reach the threshold of 1e-2. */
  public FalseMatches falseMatches() {
    return falseMatches;
  }

  /** Whether {@link #fmr} knows the false matches at a threshold. */
  public boolean covers(int threshold) {
    return threshold >= lowest;
  }

  /**
   * The false match rate of a class.
   *
   * @param threshold one that is {@linkplain #covers covered}: that of a rate of 1e-2 and all above
   * @throws IllegalArgumentException if it is not
   */
  public Estimate fmr(int threshold, Partition partition, int label) {
    if (!covers(threshold)) {
      throw new IllegalArgumentException("false matches are not kept from so low a threshold on");
    }
    PairTally tally = NonMatedCount.of(plan, partition, label).tally();
    Cohort cohort = plan.cohort();
    for (int rank = 0; rank < falseMatches.size() && falseMatches.code(rank) >= threshold; rank++) {
      Trial trial = falseMatches.trial(rank);
      if (partition.of(trial.probe(), trial.reference()) == label) {
        tally.event(cohort.subject(trial.probe()), cohort.subject(trial.reference()));
      }
    }
    return tally.estimate();
  }

  /** The false non-match rate of a class. */
  public Estimate fnmr(int threshold, Partition partition, int label) {
    SubjectTally tally = new SubjectTally(plan.cohort().subjects());
    for (MatedScore one : mated) {
      if (partition.of(one.trial().probe(), one.trial().reference()) == label) {
        tally.add(plan.cohort().subject(one.trial().probe()), one.code() < threshold);
      }
    }
    return tally.estimate();
  }
}
