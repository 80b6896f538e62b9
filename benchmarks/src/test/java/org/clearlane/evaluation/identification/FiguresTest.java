// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.identification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.clearlane.evaluation.identification.DecisionFigures.Verdict;
import org.clearlane.evaluation.identification.Outcome.Kind;
import org.clearlane.evaluation.statistics.ScoreScale;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static int code(double score) {
    return ScoreScale.COSINE.code(score);
  }

  private static Outcome outcome(Kind kind, int subject) {
    return new Outcome(
        kind,
        subject < 0 ? OptionalInt.empty() : OptionalInt.of(subject),
        kind == Kind.NOT_SUPPORTED ? OptionalDouble.empty() : OptionalDouble.of(0.5));
  }

  private static Search mated(int subject, int rank, double own, Outcome... outcomes) {
    return new Search(
        subject, subject, true, 100, rank, code(own), 99, code(0.4), List.of(outcomes));
  }

  private static Search nonMated(int subject, int other, double score, Outcome... outcomes) {
    return new Search(subject, subject, false, 99, 0, 0, other, code(score), List.of(outcomes));
  }

  @Test
  void countsRanksMissesAndFalsePositivesOfAnExampleDoneByHand() {
    List<Search> searches = new ArrayList<>();
    searches.add(mated(0, 1, 0.9));
    searches.add(mated(1, 1, 0.55));
    searches.add(mated(2, 1, 0.45));
    searches.add(mated(3, 2, 0.6));
    searches.add(mated(4, 0, 0.1));
    for (int i = 10; i < 110; i++) {
      searches.add(nonMated(i, i + 500, i / 200.0)); // 0.05 to 0.545
    }
    IdentificationFigures figures = IdentificationFigures.of(100, searches, 1000);
    assertThat(figures.ranks().get(0).value()).isEqualTo(0.6);
    assertThat(figures.ranks().get(1).value()).isEqualTo(0.8);
    assertThat(figures.ranks().get(9).value()).isEqualTo(0.8);
    // The tenth highest of a hundred is 0.5: one step above it ten reach 0.1 no more.
    IdentificationFigures.Point tenth = figures.points().getFirst();
    assertThat(ScoreScale.COSINE.score(tenth.threshold())).isEqualTo(0.495001);
    assertThat(tenth.fpir().value()).isEqualTo(0.1);
    // Found first and above: 0.9 and 0.55. The one at rank two is missed whatever its score.
    assertThat(tenth.fnir().value()).isEqualTo(0.6);
    assertThat(tenth.supported()).isTrue();
    assertThat(figures.points().get(1).fpir().value()).isEqualTo(0.01);
    assertThat(figures.points().get(1).supported()).isFalse();
    assertThat(figures.points().get(2).fpir().value()).isZero();
    assertThat(figures.count(true)).isEqualTo(5);
    assertThat(figures.count(false)).isEqualTo(100);
  }

  @Test
  void tellsOutcomesOfDecisionsApart() {
    List<Search> searches = new ArrayList<>();
    searches.add(mated(0, 1, 0.9, outcome(Kind.IDENTIFIED, 0)));
    searches.add(mated(1, 2, 0.9, outcome(Kind.IDENTIFIED, 5)));
    searches.add(mated(2, 1, 0.9, outcome(Kind.AMBIGUOUS, 2)));
    searches.add(mated(3, 1, 0.2, outcome(Kind.UNKNOWN, -1)));
    searches.add(nonMated(4, 6, 0.6, outcome(Kind.IDENTIFIED, 6)));
    searches.add(nonMated(7, 8, 0.6, outcome(Kind.AMBIGUOUS, 8)));
    searches.add(nonMated(9, 8, 0.1, outcome(Kind.UNKNOWN, -1)));
    searches.add(nonMated(11, 8, 0.1, outcome(Kind.UNKNOWN, -1)));
    DecisionFigures figures = DecisionFigures.of(0.5, 20, searches, 0);
    assertThat(figures.supported()).isTrue();
    assertThat(figures.fpir().value()).isEqualTo(0.5);
    assertThat(figures.identified().value()).isEqualTo(0.25);
    assertThat(figures.fnir().value()).isEqualTo(0.75);
    assertThat(figures.misidentified()).isEqualTo(1);
    assertThat(figures.ambiguous()).isEqualTo(1);
    assertThat(figures.threshold()).hasValue(0.5);
    assertThat(figures.verdict()).isEqualTo(Verdict.CONSISTENT);
  }

  @Test
  void saysWhetherTheRateWasKept() {
    List<Search> searches = new ArrayList<>();
    searches.add(mated(0, 1, 0.9, outcome(Kind.IDENTIFIED, 0)));
    for (int i = 0; i < 1000; i++) {
      boolean wrong = i % 20 == 0;
      searches.add(
          nonMated(
              i,
              i + 2000,
              0.6,
              wrong ? outcome(Kind.IDENTIFIED, i + 2000) : outcome(Kind.UNKNOWN, -1)));
    }
    assertThat(DecisionFigures.of(0.05, 5000, searches, 0).verdict()).isEqualTo(Verdict.CONSISTENT);
    assertThat(DecisionFigures.of(0.1, 5000, searches, 0).verdict()).isEqualTo(Verdict.BELOW);
    assertThat(DecisionFigures.of(0.01, 5000, searches, 0).verdict()).isEqualTo(Verdict.ABOVE);
  }

  @Test
  void countsClaimsWhereNothingIsSupported() {
    List<Search> searches =
        List.of(
            mated(0, 1, 0.9, outcome(Kind.NOT_SUPPORTED, 0)),
            mated(1, 1, 0.9, outcome(Kind.NOT_SUPPORTED, -1)),
            nonMated(4, 6, 0.6, outcome(Kind.NOT_SUPPORTED, 6)));
    DecisionFigures figures = DecisionFigures.of(0.01, 20, searches, 0);
    assertThat(figures.verdict()).isEqualTo(Verdict.NOT_SUPPORTED);
    assertThat(figures.rightClaims()).isEqualTo(1);
    assertThat(figures.fpir().events()).isZero();
    assertThat(figures.threshold()).isEmpty();
  }
}
