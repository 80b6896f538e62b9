// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.evaluation.ComparingMatcher;
import org.clearlane.evaluation.SyntheticPeople;
import org.clearlane.evaluation.Workers;
import org.clearlane.evaluation.acquisition.Sample;
import org.clearlane.evaluation.dataset.NamePair;
import org.clearlane.evaluation.statistics.ScoreScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast way, in blocks on several threads and by arithmetic, against the plain one. */
class VerificationTest {
  private static final ScoreScale SCALE = ScoreScale.COSINE;
  private static final Workers WORKERS = new Workers(3);

  private final List<Sample<FaceTemplate>> samples = SyntheticPeople.samples(2, 110, 3);
  private final FaceScorer scorer = scorer(samples);

  private static FaceScorer scorer(List<Sample<FaceTemplate>> samples) {
    return new FaceScorer(new ComparingMatcher(), samples.stream().map(Sample::template).toList());
  }

  private NamePair names(int one, int other) {
    return NamePair.of(samples.get(one).picture().name(), samples.get(other).picture().name());
  }

  private TrialPlan withExclusions() {
    return Plans.without(
        samples, names(0, 300), names(0, 1), NamePair.of("person0005", "person0077"));
  }

  private Verification verify(TrialPlan plan) {
    Partition halves =
        new Partition(
            "half",
            List.of("0", "1"),
            Partition.Rule.BOTH,
            plan.cohort(),
            i -> plan.cohort().subject(i) % 2);
    return Verification.of(new NonMatedScan(plan, scorer, SCALE, WORKERS), halves);
  }

  private double score(int probe, int reference) {
    return samples.get(probe).template().cosine(samples.get(reference).template());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 64, 65, 255, 256, 257, 329})
  void scoresManyAsItScoresOne(int references) {
    float[] scores = new float[3 * references];
    scorer.scores(327, 3, 330 - references, references, scores);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < references; j++) {
        assertThat((double) scores[i * references + j])
            .isCloseTo(score(327 + i, 330 - references + j), within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 33, 34, 35, 512})
  void scoresTemplatesOfAnyLength(int dimension) {
    float[] one = new float[dimension];
    float[] other = new float[dimension];
    for (int k = 0; k < dimension; k++) {
      one[k] = k % 7 - 3;
      other[k] = k % 5 - 1.5f;
    }
    List<FaceTemplate> templates =
        List.of(FaceTemplate.normalised("m", one), FaceTemplate.normalised("m", other));
    float[] scores = new float[2];
    new FaceScorer(new ComparingMatcher(), templates).scores(1, 1, 0, 2, scores);
    assertThat((double) scores[0])
        .isCloseTo(templates.get(1).cosine(templates.get(0)), within(1e-6));
    assertThat((double) scores[1]).isCloseTo(1, within(1e-6));
  }

  @Test
  void visitsEveryNonMatedComparisonOnce() {
    TrialPlan plan = withExclusions();
    Set<Trial> seen = new HashSet<>();
    new NonMatedScan(plan, scorer, SCALE, WORKERS)
        .run(
            "test",
            batch -> {
              synchronized (seen) {
                for (int i = 0; i < batch.size(); i++) {
                  Trial trial = new Trial(batch.probe(i), batch.reference(i));
                  assertThat(seen.add(trial)).isTrue();
                  assertThat(SCALE.score(batch.code(i)))
                      .isCloseTo(score(trial.probe(), trial.reference()), within(2e-6));
                }
              }
            });
    assertThat(seen).hasSize((int) plan.nonMatedComparisons());
    assertThat(seen).allMatch(t -> t.probe() > t.reference());
    assertThat(seen).allMatch(t -> plan.isNonMated(t.probe(), t.reference()));
    assertThat(plan.nonMatedComparisons()).isEqualTo(330 * 329 / 2 - 330 - 1 - 9);
  }

  @Test
  void countsScoresByHalves() {
    TrialPlan plan = withExclusions();
    Verification verification = verify(plan);
    long first = verification.nonMatedOfHalf(0).total();
    long second = verification.nonMatedOfHalf(1).total();
    // 55 people of three pictures: 165 * 164 / 2 less 165 mated; two exclusions lie within a half.
    assertThat(first).isEqualTo(165 * 164 / 2 - 165 - 1);
    assertThat(second).isEqualTo(165 * 164 / 2 - 165 - 9);
    assertThat(verification.curve().nonMated().total()).isEqualTo(plan.nonMatedComparisons());
    assertThat(verification.curve().mated().total()).isEqualTo(330 - 1);
  }

  private void agreesWithThePlainWay(TrialPlan plan, Partition partition, boolean listed) {
    Verification verification = verify(plan);
    for (double rate : new double[] {1e-2, 1e-3}) {
      int threshold = verification.curve().threshold(rate);
      for (int label = 0; label < partition.labels().size(); label++) {
        long trials = 0;
        long events = 0;
        TreeMap<Integer, Long> trialsOf = new TreeMap<>();
        Set<Trial> pairs = new HashSet<>();
        for (int i = 0; i < samples.size(); i++) {
          for (int j = 0; j < i; j++) {
            boolean counts =
                listed
                    ? plan.listedNonMated().orElseThrow().contains(new Trial(i, j))
                    : plan.isNonMated(i, j);
            if (counts && partition.of(i, j) == label) {
              trials++;
              events += SCALE.code((float) score(i, j)) >= threshold ? 1 : 0;
              trialsOf.merge(i / 3, 1L, Long::sum);
              trialsOf.merge(j / 3, 1L, Long::sum);
              pairs.add(Trial.of(i / 3, j / 3));
            }
          }
        }
        NonMatedCount count = NonMatedCount.of(plan, partition, label);
        assertThat(count.pairs()).isEqualTo(pairs.size());
        for (int person = 0; person < 110; person++) {
          assertThat(count.trialsOf()[person]).isEqualTo(trialsOf.getOrDefault(person, 0L));
        }
        assertThat(verification.fmr(threshold, partition, label).trials()).isEqualTo(trials);
        // A score at the threshold may be rounded to its other side.
        assertThat(verification.fmr(threshold, partition, label).events())
            .isBetween(events - 1, events + 1);
      }
    }
  }

  @Test
  void countsFalseMatchesOfAll() {
    TrialPlan plan = withExclusions();
    Partition whole = Partition.whole(plan.cohort());
    agreesWithThePlainWay(plan, whole, false);
    Verification verification = verify(plan);
    int threshold = verification.curve().threshold(1e-2);
    assertThat(verification.fmr(threshold, whole, 0).value())
        .isEqualTo(verification.curve().fmr(threshold));
    assertThat(verification.fnmr(threshold, whole, 0).value())
        .isCloseTo(verification.curve().fnmr(threshold), within(1e-12));
  }

  @Test
  void countsFalseMatchesWithinGroups() {
    TrialPlan plan = withExclusions();
    Partition groups =
        new Partition(
            "group", List.of("a", "b", "c"), Partition.Rule.BOTH, plan.cohort(), i -> i % 4 - 1);
    agreesWithThePlainWay(plan, groups, false);
  }

  @Test
  void countsFalseMatchesByTheWorsePicture() {
    TrialPlan plan = withExclusions();
    agreesWithThePlainWay(plan, QualityBands.quartiles(plan.cohort(), samples), false);
    agreesWithThePlainWay(
        plan, QualityBands.sizes("size", plan.cohort(), samples, 15, 20, 60), false);
  }

  @Test
  void countsFalseMatchesOfAList() {
    Set<NamePair> pairs = new HashSet<>();
    for (int i = 0; i < 300; i++) {
      pairs.add(names(i, (i + 3 + i % 17) % 330));
    }
    TrialPlan plan = Plans.listed(samples, Set.of(), pairs);
    agreesWithThePlainWay(plan, QualityBands.quartiles(plan.cohort(), samples), true);
  }

  @Test
  void listsTheHighestScoresFirst() {
    FalseMatches matches = verify(Plans.all(samples)).falseMatches();
    assertThat(matches.size()).isGreaterThanOrEqualTo(100);
    double highest = -1;
    for (int i = 0; i < samples.size(); i++) {
      for (int j = 0; j < i; j++) {
        highest = i / 3 == j / 3 ? highest : Math.max(highest, score(i, j));
      }
    }
    assertThat(SCALE.score(matches.code(0))).isCloseTo(highest, within(2e-6));
    for (int rank = 1; rank < matches.size(); rank++) {
      assertThat(matches.code(rank)).isLessThanOrEqualTo(matches.code(rank - 1));
    }
  }

  @Test
  void refusesRatesOfWhichFalseMatchesAreNotKept() {
    Verification verification = verify(Plans.all(samples));
    int threshold = verification.curve().threshold(0.5);
    assertThat(verification.covers(threshold)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> verification.fmr(threshold, Partition.whole(verification.plan().cohort()), 0));
  }
}
