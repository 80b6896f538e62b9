// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.statistics;

/**
 * Thresholds for false match rates, measured where enough false matches were seen, and beyond from
 * an exponential tail: excesses over a high threshold tend to a generalised Pareto distribution, of
 * which the exponential one is the heaviest for scores that have an upper end. Its mean is that of
 * the excesses of the {@value #FITTED} highest scores (maximum likelihood).
 */
public final class FalseMatchTail {
  /** With so many events a rate is known to about 18 %, one standard deviation. */
  static final int MEASURED = 30;

  /** The mean of so many excesses is known to 10 %, and they still belong to the tail. */
  static final int FITTED = 100;

  /** Fewer scores than this have no tail. */
  public static final int LEAST = 1000;

  private final ScoreDistribution scores;
  private final double start;
  private final double startRate;
  private final double meanExcess;

  /**
   * @param scores of different subjects, at least {@value #LEAST}
   * @throws IllegalArgumentException if there are fewer
   */
  public FalseMatchTail(ScoreDistribution scores) {
    if (scores.total() < LEAST) {
      throw new IllegalArgumentException("a tail takes " + LEAST + " scores at least");
    }
    this.scores = scores;
    int from = scores.lowestReachedBy(FITTED);
    start = scores.scale().score(from);
    long number = scores.atLeast(from);
    // None where more than these have the highest score.
    startRate = Math.max(1.0, (double) number) / scores.total();
    double excess = 0;
    for (int code = from; code < scores.scale().size(); code++) {
      excess += scores.count(code) * (scores.scale().score(code) - start);
    }
    meanExcess = excess / Math.max(1.0, (double) number);
  }

  /** Whether so low a rate was seen often enough to be read from the scores themselves. */
  public boolean isMeasured(double rate) {
    return rate * scores.total() >= MEASURED;
  }

  /** The threshold of a rate, never above the highest score of the scale. */
  public double threshold(double rate) {
    if (isMeasured(rate)) {
      return scores.scale().score(Math.min(scores.threshold(rate), scores.scale().size() - 1));
    }
    double fitted = start + meanExcess * Math.log(startRate / rate);
    return Math.min(scores.scale().highest(), fitted);
  }
}
