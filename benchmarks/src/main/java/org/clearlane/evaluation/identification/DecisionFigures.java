// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.identification;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;
import org.clearlane.evaluation.identification.Outcome.Kind;
import org.clearlane.evaluation.statistics.Estimate;
import org.clearlane.evaluation.statistics.LinkedTally;
import org.clearlane.evaluation.statistics.SubjectTally;

/**
 * What a rule came to, over all searches.
 *
 * @param askedFpir the false positive identification rate that was asked for
 * @param supported whether the calibration vouches for it; if not, candidates are claims and there
 *     is no achieved rate
 * @param threshold the mean of those that were asked of scores, which follow the gallery's size
 * @param fpir non-mated searches in which anybody reached the threshold (ISO/IEC 19795-1)
 * @param identified non-mated searches that end with an identification: after the margin
 * @param fnir mated searches that do not end with the identification of the subject
 * @param misidentified mated searches that end with the identification of somebody else
 * @param ambiguous mated searches that end ambiguous
 * @param rightClaims mated searches that are not supported and yet claim the subject
 */
public record DecisionFigures(
    double askedFpir,
    boolean supported,
    OptionalDouble threshold,
    Estimate fpir,
    Estimate identified,
    Estimate fnir,
    long misidentified,
    long ambiguous,
    long rightClaims) {

  /** How the achieved rate relates to the one asked for. */
  public enum Verdict {
    /** The interval holds the rate asked for. */
    CONSISTENT,
    /** The whole interval is below: safer than asked. */
    BELOW,
    /** The whole interval is above: worse than asked. */
    ABOVE,
    /** Nothing was decided. */
    NOT_SUPPORTED
  }

  static DecisionFigures of(double askedFpir, int subjects, List<Search> searches, int rule) {
    LinkedTally positive = new LinkedTally();
    LinkedTally identified = new LinkedTally();
    SubjectTally missed = new SubjectTally(subjects);
    DoubleSummaryStatistics thresholds = new DoubleSummaryStatistics();
    long misidentified = 0;
    long ambiguous = 0;
    long rightClaims = 0;
    for (Search search : searches) {
      Outcome outcome = search.outcomes().get(rule);
      outcome.threshold().ifPresent(thresholds);
      if (search.mated()) {
        missed.add(search.subject(), !outcome.identifies(search.subject()));
        boolean own = outcome.subject().orElse(Search.NOBODY) == search.subject();
        misidentified += outcome.kind() == Kind.IDENTIFIED && !own ? 1 : 0;
        ambiguous += outcome.kind() == Kind.AMBIGUOUS ? 1 : 0;
        rightClaims += outcome.kind() == Kind.NOT_SUPPORTED && own ? 1 : 0;
      } else {
        count(positive, search, outcome, outcome.isPositive());
        count(identified, search, outcome, outcome.kind() == Kind.IDENTIFIED);
      }
    }
    return new DecisionFigures(
        askedFpir,
        searches.stream().allMatch(s -> s.outcomes().get(rule).kind() != Kind.NOT_SUPPORTED),
        thresholds.getCount() == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(thresholds.getAverage()),
        positive.estimate(),
        identified.estimate(),
        missed.estimate(),
        misidentified,
        ambiguous,
        rightClaims);
  }

  private static void count(LinkedTally tally, Search search, Outcome outcome, boolean event) {
    if (event) {
      tally.event(search.subject(), outcome.subject().getAsInt());
    } else {
      tally.trial(search.subject());
    }
  }

  /** Whether the achieved rate is what was asked for. */
  public Verdict verdict() {
    if (!supported) {
      return Verdict.NOT_SUPPORTED;
    }
    if (fpir.holds(askedFpir)) {
      return Verdict.CONSISTENT;
    }
    return fpir.high() < askedFpir ? Verdict.BELOW : Verdict.ABOVE;
  }
}
