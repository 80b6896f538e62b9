// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.clearlane.biometrics.PersonId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonIndexTest implements PersonIndex.Slots {
  private final Map<Integer, PersonId> owners = new HashMap<>();
  private final PersonIndex index = new PersonIndex(this);

  @Override
  public boolean isOf(int slot, PersonId person) {
    return person.equals(owners.get(slot));
  }

  @Override
  public PersonId person(int slot) {
    return Objects.requireNonNull(owners.get(slot));
  }

  /** The fewer persons, the longer the runs of equal hashes. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 40, 5_000})
  void agreesWithAMap(int persons) {
    Random random = new Random(persons);
    List<Integer> used = new ArrayList<>();
    int next = 0;
    for (int step = 0; step < 6_000; step++) {
      if (used.isEmpty() || (random.nextInt(5) < 3 && used.size() < 2_000)) {
        PersonId person = new PersonId(new UUID(random.nextInt(persons), 0));
        index.reserve(1);
        owners.put(next, person);
        index.add(next, person);
        used.add(next++);
      } else {
        int at = random.nextInt(used.size());
        int slot = used.get(at);
        used.set(at, used.getLast());
        used.removeLast();
        index.remove(slot, person(slot));
        owners.remove(slot);
      }
      if (step % 100 == 0) {
        assertAgrees(persons);
      }
    }
  }

  private void assertAgrees(int persons) {
    for (int i = 0; i < Math.min(persons, 50); i++) {
      PersonId person = new PersonId(new UUID(i, 0));
      List<Integer> found = new ArrayList<>();
      index.forEach(person, found::add);
      List<Integer> expected =
          owners.entrySet().stream()
              .filter(entry -> entry.getValue().equals(person))
              .map(Map.Entry::getKey)
              .toList();
      assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(index.count(person)).isEqualTo(expected.size());
    }
  }
}
