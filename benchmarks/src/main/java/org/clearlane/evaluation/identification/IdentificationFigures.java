// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.identification;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.clearlane.evaluation.statistics.ErrorCurve;
import org.clearlane.evaluation.statistics.Estimate;
import org.clearlane.evaluation.statistics.LinkedTally;
import org.clearlane.evaluation.statistics.ScoreDistribution;
import org.clearlane.evaluation.statistics.ScoreScale;
import org.clearlane.evaluation.statistics.SubjectTally;

/**
 * What searches of one gallery came to.
 *
 * @param gallery how many subjects are enrolled, each with one reference
 * @param searches all of them
 * @param subjects how many subjects the cohort has
 * @param curve of the trade-off: a mated search is missed where the subject does not come first
 *     with a score at or above the threshold; a non-mated one is a false positive where anybody
 *     reaches it
 * @param ranks the identification rate at each rank from 1: mated searches in which the subject is
 *     among so many candidates, whatever the score (cumulative match characteristic)
 * @param points at some false positive identification rates
 */
public record IdentificationFigures(
    int gallery,
    List<Search> searches,
    int subjects,
    ErrorCurve curve,
    List<Estimate> ranks,
    List<Point> points) {
  private static final double[] RATES = {1e-1, 1e-2, 1e-3};

  /** Rule of three: this many events had to be expected, so that none would mean something. */
  private static final int EXPECTED = 3;

  /**
   * One threshold, chosen on these very searches.
   *
   * @param asked the false positive identification rate asked for
   * @param threshold the lowest at which the rate is not above it, as a code
   * @param supported whether enough subjects searched to see so low a rate
   */
  public record Point(
      double asked, int threshold, boolean supported, Estimate fpir, Estimate fnir) {}

  /** Computes the figures. */
  public static IdentificationFigures of(int gallery, List<Search> searches, int subjects) {
    ErrorCurve curve =
        new ErrorCurve(
            distribution(searches.stream().filter(Search::mated).mapToInt(Search::hitCode)),
            distribution(searches.stream().filter(s -> !s.mated()).mapToInt(Search::otherCode)));
    List<Estimate> ranks = new ArrayList<>();
    for (int rank = 1; rank <= FaceSearches.MOST_RANKS; rank++) {
      SubjectTally tally = new SubjectTally(subjects);
      for (Search search : searches) {
        if (search.mated()) {
          tally.add(search.subject(), search.rank() > 0 && search.rank() <= rank);
        }
      }
      ranks.add(tally.estimate());
    }
    List<Point> points = new ArrayList<>();
    long searching =
        searches.stream().filter(s -> !s.mated()).mapToInt(Search::subject).distinct().count();
    for (double rate : RATES) {
      int threshold = curve.threshold(rate);
      points.add(
          new Point(
              rate,
              threshold,
              searching * rate >= EXPECTED,
              fpir(searches, threshold),
              fnir(searches, threshold, subjects)));
    }
    return new IdentificationFigures(gallery, searches, subjects, curve, ranks, points);
  }

  private static ScoreDistribution distribution(IntStream codes) {
    return ScoreDistribution.of(ScoreScale.COSINE, codes.toArray());
  }

  private static Estimate fpir(List<Search> searches, int threshold) {
    LinkedTally tally = new LinkedTally();
    for (Search search : searches) {
      if (search.mated()) {
        continue;
      }
      if (search.other() != Search.NOBODY && search.otherCode() >= threshold) {
        tally.event(search.subject(), search.other());
      } else {
        tally.trial(search.subject());
      }
    }
    return tally.estimate();
  }

  private static Estimate fnir(List<Search> searches, int threshold, int subjects) {
    SubjectTally tally = new SubjectTally(subjects);
    for (Search search : searches) {
      if (search.mated()) {
        tally.add(search.subject(), search.hitCode() < threshold);
      }
    }
    return tally.estimate();
  }

  /** How many searches there are of a kind. */
  public long count(boolean mated) {
    return searches.stream().filter(search -> search.mated() == mated).count();
  }

  /** How the rules decided on these searches. */
  public List<DecisionFigures> decisions(List<DecisionRule> rules) {
    return decisions(searches, subjects, rules);
  }

  /** How the rules decided on any searches. */
  public static List<DecisionFigures> decisions(
      List<Search> searches, int subjects, List<DecisionRule> rules) {
    return IntStream.range(0, rules.size())
        .mapToObj(i -> DecisionFigures.of(rules.get(i).fpir(), subjects, searches, i))
        .toList();
  }
}
