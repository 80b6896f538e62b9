// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.clearlane.enrollment.Documents;
import org.clearlane.enrollment.FakeKeyStore;
import org.clearlane.enrollment.Node;
import org.clearlane.enrollment.PopulationCode;
import org.clearlane.enrollment.PopulationPlan;
import org.clearlane.enrollment.PopulationPlan.Admission;
import org.clearlane.enrollment.RosterRow;
import org.clearlane.enrollment.RowOutcome;
import org.clearlane.enrollment.RowOutcome.Kind;
import org.clearlane.enrollment.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The largest population, and everybody who wants its last places at the same time. */
@Tag("soak")
class FullPopulationTest {
  private static final PopulationCode CITY = new PopulationCode("city");
  private static final int BEFORE = 99_990;
  private static final int RACING = 100_000;

  private final TestDatabase database = TestDatabase.empty();
  private final Node node = new Node(database, new FakeKeyStore());

  private static RosterRow row(int number) {
    return new RosterRow(
        "C-" + number, Documents.numbered("C" + number), Optional.empty(), Optional.empty());
  }

  private List<RowOutcome> upload(List<RosterRow> rows) {
    return node.in(() -> node.rosters().upload(CITY, rows, false, "lee@a"))
        .orElseThrow()
        .outcomes();
  }

  @Test
  void nobodyIsTheHundredThousandth() throws InterruptedException {
    node.in(
        () ->
            node.populations()
                .create(
                    CITY,
                    new PopulationPlan(
                        "The city",
                        Optional.empty(),
                        Admission.ROSTER,
                        PopulationPlan.MOST_MEMBERS,
                        Documents.today(),
                        Documents.today().plusYears(1),
                        0,
                        Set.of(),
                        false),
                    "lee@a"));
    for (int first = 0; first < BEFORE; first += 1_000) {
      assertThat(
              upload(
                  IntStream.range(first, Math.min(BEFORE, first + 1_000))
                      .mapToObj(FullPopulationTest::row)
                      .toList()))
          .allMatch(it -> it.kind() == Kind.ADDED);
    }

    AtomicInteger added = new AtomicInteger();
    AtomicInteger full = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int number = BEFORE; number < BEFORE + RACING; number++) {
        RosterRow row = row(number);
        threads.execute(
            () -> {
              switch (upload(List.of(row)).getFirst().kind()) {
                case ADDED -> added.incrementAndGet();
                case POPULATION_FULL -> full.incrementAndGet();
                default -> throw new AssertionError();
              }
            });
      }
    }

    assertThat(added).hasValue(9);
    assertThat(full).hasValue(RACING - 9);
    assertThat(node.in(() -> node.populations().find(CITY)).orElseThrow().members())
        .isEqualTo(PopulationPlan.MOST_MEMBERS);
    assertThat(database.count("member")).isEqualTo(PopulationPlan.MOST_MEMBERS);
  }
}
