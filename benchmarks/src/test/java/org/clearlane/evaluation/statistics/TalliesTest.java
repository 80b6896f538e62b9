// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TalliesTest {

  @Test
  void takesTrialsOfOneSubjectThatErrTogetherForOne() {
    SubjectTally tally = new SubjectTally(100);
    for (int subject = 0; subject < 100; subject++) {
      for (int trial = 0; trial < 5; trial++) {
        tally.add(subject, subject < 10);
      }
    }
    Estimate estimate = tally.estimate();
    assertThat(estimate.value()).isEqualTo(0.1);
    assertThat(estimate.trials()).isEqualTo(500);
    assertThat(estimate.effectiveTrials()).isCloseTo(99, within(1e-9));
  }

  @Test
  void takesOneTrialOfEachSubjectAtFullWorth() {
    SubjectTally tally = new SubjectTally(100);
    for (int subject = 0; subject < 100; subject++) {
      tally.add(subject, subject < 10);
    }
    assertThat(tally.estimate().effectiveTrials()).isCloseTo(99, within(1e-9));
  }

  @Test
  void countsSubjectsWhereNothingHappened() {
    SubjectTally tally = new SubjectTally(50);
    for (int i = 0; i < 200; i++) {
      tally.add(i % 20, false);
    }
    assertThat(tally.estimate().effectiveTrials()).isEqualTo(20);
    assertThat(tally.estimate().trials()).isEqualTo(200);
  }

  /** The definition: products of residuals of all trials that share a subject. */
  @Test
  void agreesWithThePlainDyadicVariance() {
    Random random = new Random(3);
    int subjects = 12;
    int[][] events = new int[subjects][subjects];
    int events1 = 0;
    long[] trialsOf = new long[subjects];
    Arrays.fill(trialsOf, 4L * (subjects - 1));
    PairTally tally = new PairTally(trialsOf, subjects * (subjects - 1L) / 2);
    for (int i = 0; i < subjects; i++) {
      for (int j = 0; j < i; j++) {
        // Some attract errors: subject 0 and the pair 5, 6.
        int number = j == 0 && random.nextInt(3) == 0 ? 2 : i == 6 && j == 5 ? 4 : 0;
        events[i][j] = number;
        events[j][i] = number;
        for (int k = 0; k < number; k++) {
          tally.event(i, j);
          events1++;
        }
      }
    }
    long trials = 4L * subjects * (subjects - 1) / 2;
    double p = (double) events1 / trials;
    double variance = 0;
    for (int i = 0; i < subjects; i++) {
      double ofSubject = 0;
      for (int j = 0; j < subjects; j++) {
        ofSubject += j == i ? 0 : events[i][j] - 4 * p;
      }
      variance += ofSubject * ofSubject;
      for (int j = 0; j < i; j++) {
        variance -= (double) events[i][j] * events[i][j];
      }
    }
    double effective = trials / (variance / (trials * p * (1 - p)));
    assertThat(tally.estimate().events()).isEqualTo(events1);
    assertThat(tally.estimate().trials()).isEqualTo(trials);
    assertThat(tally.estimate().effectiveTrials()).isCloseTo(effective, within(1e-6));
    assertThat(effective).isLessThan(trials / 2.0);
  }

  @Test
  void countsPairsOfSubjectsWhereNothingMatched() {
    PairTally tally = new PairTally(new long[] {8, 8, 8}, 3);
    assertThat(tally.estimate().trials()).isEqualTo(12);
    assertThat(tally.estimate().effectiveTrials()).isEqualTo(3);
  }

  @Test
  void takesTwoWhoFindEachOtherForOneEvent() {
    LinkedTally tally = new LinkedTally();
    for (int subject = 0; subject < 1000; subject++) {
      tally.trial(subject);
    }
    tally.event(1, 2);
    tally.event(2, 1);
    assertThat(tally.estimate().events()).isEqualTo(2);
    assertThat(tally.estimate().trials()).isEqualTo(1002);
    assertThat(tally.estimate().effectiveTrials()).isCloseTo(501, within(1e-9));
  }

  @Test
  void takesEventsOfStrangersForAsManyAsTheyAre() {
    LinkedTally tally = new LinkedTally();
    tally.trial(9);
    tally.event(1, 2);
    tally.event(3, 4);
    tally.event(5, 6);
    assertThat(tally.estimate().effectiveTrials()).isEqualTo(4);
  }

  @Test
  void linksEventsThroughAThirdSubject() {
    LinkedTally tally = new LinkedTally();
    tally.event(1, 9);
    tally.event(2, 8);
    tally.event(3, 9);
    tally.event(8, 9);
    assertThat(tally.estimate().effectiveTrials()).isEqualTo(1);
  }
}
