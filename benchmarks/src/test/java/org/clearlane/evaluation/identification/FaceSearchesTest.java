// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.identification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.evaluation.SyntheticPeople;
import org.clearlane.evaluation.Workers;
import org.clearlane.evaluation.acquisition.Sample;
import org.clearlane.evaluation.comparison.Cohort;
import org.clearlane.evaluation.comparison.Plans;
import org.clearlane.evaluation.comparison.TrialPlan;
import org.clearlane.evaluation.dataset.NamePair;
import org.clearlane.evaluation.statistics.ScoreScale;
import org.junit.jupiter.api.Test;

class FaceSearchesTest {
  private static final int PEOPLE = 60;

  private List<Sample<FaceTemplate>> samples = SyntheticPeople.samples(4, PEOPLE, 3);
  private final List<Integer> everybody = IntStream.range(0, PEOPLE).boxed().toList();

  private List<Search> search(TrialPlan plan, Enrolment enrolment) {
    List<FaceTemplate> templates = samples.stream().map(Sample::template).toList();
    return new FaceSearches(plan, templates, new Workers(2))
        .run("test", enrolment, everybody, List.of());
  }

  private double score(int one, int other) {
    return samples.get(one).template().cosine(samples.get(other).template());
  }

  /** Ranks all allowed references one by one. */
  private void agreesWithThePlainWay(TrialPlan plan, Enrolment enrolment) {
    List<Search> searches = search(plan, enrolment);
    int nonMated = 0;
    int mated = 0;
    for (Search search : searches) {
      int probe = search.probe();
      int own = probe / 3;
      assertThat(search.subject()).isEqualTo(own);
      List<Integer> others = new ArrayList<>();
      for (int person = 0; person < PEOPLE; person++) {
        if (person != own
            && enrolment.holds(person)
            && !plan.isExcluded(probe, enrolment.reference(person))) {
          others.add(person);
        }
      }
      others.sort(Comparator.comparingDouble(person -> -score(probe, enrolment.reference(person))));
      int best = others.getFirst();
      assertThat(search.other()).isEqualTo(best);
      assertThat(search.otherCode())
          .isEqualTo(ScoreScale.COSINE.code(score(probe, enrolment.reference(best))));
      assertThat(search.references()).isEqualTo(others.size() + (search.mated() ? 1 : 0));
      if (search.mated()) {
        mated++;
        double ownScore = score(probe, enrolment.reference(own));
        long above =
            others.stream().filter(p -> score(probe, enrolment.reference(p)) > ownScore).count();
        assertThat(search.rank()).isEqualTo(above < FaceSearches.MOST_RANKS ? (int) above + 1 : 0);
        assertThat(search.ownCode()).isEqualTo(ScoreScale.COSINE.code(ownScore));
      } else {
        nonMated++;
      }
    }
    assertThat(nonMated).isEqualTo(samples.size());
    long expected =
        IntStream.range(0, samples.size())
            .filter(i -> enrolment.holds(i / 3))
            .filter(i -> enrolment.reference(i / 3) != i)
            .filter(i -> !plan.isExcluded(i, enrolment.reference(i / 3)))
            .count();
    assertThat(mated).isEqualTo((int) expected);
  }

  @Test
  void findsWhatComparingOneByOneFinds() {
    TrialPlan plan = Plans.all(samples);
    agreesWithThePlainWay(plan, Enrolment.of(plan.cohort(), everybody));
  }

  @Test
  void countsAnOwnReferenceOutThoughItDoesNotComeAmongTheFirst() {
    List<Sample<FaceTemplate>> mixedUp = new ArrayList<>(samples);
    for (int i = 2; i < samples.size(); i += 3) {
      Sample<FaceTemplate> stranger = samples.get((i + 3) % samples.size());
      mixedUp.set(i, new Sample<>(samples.get(i).picture(), stranger.template(), 1, 60));
    }
    samples = mixedUp;
    TrialPlan plan = Plans.all(samples);
    Enrolment enrolment = Enrolment.of(plan.cohort(), everybody);
    assertThat(search(plan, enrolment)).anyMatch(search -> search.mated() && search.rank() == 0);
    agreesWithThePlainWay(plan, enrolment);
  }

  @Test
  void searchesForPeopleWhoAreNotEnrolled() {
    TrialPlan plan = Plans.all(samples);
    Enrolment enrolment = Enrolment.limited(plan.cohort(), 25);
    assertThat(enrolment.size()).isEqualTo(25);
    agreesWithThePlainWay(plan, enrolment);
  }

  @Test
  void leavesOutWhatIsExcluded() {
    TrialPlan plan =
        Plans.without(
            samples,
            NamePair.of("person0000", "person0001"),
            NamePair.of("person0002/1.jpg", "person0002/3.jpg"),
            NamePair.of("person0007/2.jpg", "person0009"));
    agreesWithThePlainWay(plan, Enrolment.of(plan.cohort(), everybody));
  }

  @Test
  void enrolsThoseWhoCanBeSearchedForFirst() {
    List<Sample<FaceTemplate>> some = new ArrayList<>(SyntheticPeople.samples(1, 20, 1));
    some.addAll(samples.subList(60, 75));
    Cohort cohort = Plans.cohort(some);
    Enrolment enrolment = Enrolment.limited(cohort, 7);
    long several =
        IntStream.range(0, cohort.subjects())
            .filter(s -> enrolment.holds(s) && cohort.samplesOf(s).size() > 1)
            .count();
    assertThat(several).isEqualTo(5);
    assertThat(enrolment.size()).isEqualTo(7);
    assertThat(Enrolment.limited(cohort, 1000).size()).isEqualTo(cohort.subjects());
  }
}
