// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.clearlane.demo.Crowd.Attempt;
import org.clearlane.demo.Faces.Face;
import org.junit.jupiter.api.Test;

class CrowdTest {
  private final List<Person> people = people(200);

  @Test
  void showsEachCodeOnceInATimeStep() {
    Crowd crowd = new Crowd(people, 0.1, Long.MAX_VALUE, new Random(1));
    Set<String> shown = new HashSet<>();
    // More than there are people, and within less than two steps.
    for (int i = 0; i < 500; i++) {
      crowd
          .next()
          .ifPresent(
              attempt ->
                  assertThat(shown.add(attempt.holder().traveller() + "@" + attempt.step()))
                      .as("the code is new")
                      .isTrue());
    }
    assertThat(shown.size()).isGreaterThanOrEqualTo(people.size());
  }

  @Test
  void letsImpostorsShowOnlyOtherPeoplesPhones() {
    Crowd crowd = new Crowd(people, 1, 100, new Random(1));
    for (int i = 0; i < 100; i++) {
      Attempt attempt = crowd.next().orElseThrow();
      assertThat(attempt.genuine()).isFalse();
      assertThat(attempt.face()).isNotSameAs(attempt.holder().face());
    }
  }

  @Test
  void givesGenuinePeopleTheirOwnFaces() {
    Crowd crowd = new Crowd(people, 0, 100, new Random(1));
    for (int i = 0; i < 100; i++) {
      Attempt attempt = crowd.next().orElseThrow();
      assertThat(attempt.genuine()).isTrue();
      assertThat(attempt.face()).isSameAs(attempt.holder().face());
    }
  }

  @Test
  void isOverAfterItsAttempts() {
    Crowd crowd = new Crowd(people, 0.1, 3, new Random(1));
    for (int i = 0; i < 3; i++) {
      assertThat(crowd.over()).isFalse();
      assertThat(crowd.next()).isPresent();
    }
    assertThat(crowd.over()).isTrue();
    assertThat(crowd.next()).isEmpty();
  }

  @Test
  void repeatsAnAttemptThatDidNotHappen() {
    Crowd crowd = new Crowd(people, 0.1, 1, new Random(1));
    assertThat(crowd.next()).isPresent();
    crowd.giveBack();
    assertThat(crowd.over()).isFalse();
    assertThat(crowd.next()).isPresent();
  }

  @Test
  void walksInTheSameOrderFromTheSameSeed() {
    assertThat(order(new Random(5)))
        .isEqualTo(order(new Random(5)))
        .isNotEqualTo(order(new Random(6)));
  }

  private List<String> order(Random random) {
    Crowd crowd = new Crowd(people, 0.1, 50, random);
    List<String> order = new ArrayList<>();
    for (Optional<Attempt> next = crowd.next(); next.isPresent(); next = crowd.next()) {
      order.add(next.get().holder().traveller());
    }
    return order;
  }

  private static List<Person> people(int count) {
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Face face = new Face("person " + i, () -> new byte[0], List.of());
      people.add(new Person("traveller " + i, face, new Wallet()));
    }
    return people;
  }
}
