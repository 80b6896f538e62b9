// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.clearlane.biometrics.PersonId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast search against the plain one. */
class ExactSearchTest {
  private static final ScanThreads THREADS = new ScanThreads(3);
  private static final int[] DIMENSIONS = {1, 2, 3, 31, 32, 33, 64, 127, 128, 511, 512, 513, 1000};
  private static final int[] SIZES = {0, 1, 2, 15, 16, 17, 63, 64, 65, 129, 500};

  enum Kernel {
    PLAIN,
    VECTOR;

    ScanKernel scanKernel() {
      return this == PLAIN ? new PlainKernel() : new VectorKernel();
    }
  }

  private final Random random = new Random(20260301);
  private final PlainSearch plain = new PlainSearch();
  private final List<float[]> stored = new ArrayList<>();
  private References references = new References(BlockLayout.of(1), MemoryRows::open);
  private int dimension;

  @AfterEach
  void free() {
    references.close();
  }

  @ParameterizedTest
  @EnumSource
  void equalsThePlainSearchForEverySizeAndDimension(Kernel kernel) {
    for (int d : DIMENSIONS) {
      for (int size : SIZES) {
        fresh(d);
        for (int i = 0; i < size; i++) {
          add(person(random.nextInt(1 + size)), vector());
        }
        assertSameAnswers(kernel, 1 + random.nextInt(9), 1 + random.nextInt(12));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void equalsThePlainSearchWhereScoresTie(Kernel kernel) {
    fresh(512);
    float[] same = PlainSearch.unit(random, dimension);
    for (int i = 0; i < 300; i++) {
      add(person(random.nextInt()), i % 3 == 0 ? vector() : same);
    }
    assertSameAnswers(kernel, 8, 7);
    assertThat(answers(kernel, List.of(same), 100).getFirst())
        .isEqualTo(plain.best(same, 100))
        .isSortedAccordingTo(Match.BEST_FIRST)
        .first()
        .extracting(Match::score)
        .isEqualTo(plain.best(same, 1).getFirst().score());
  }

  @ParameterizedTest
  @EnumSource
  void separatesReferencesThatDifferInTheLastBit(Kernel kernel) {
    fresh(512);
    float[] base = PlainSearch.unit(random, dimension);
    for (int i = 0; i < 200; i++) {
      float[] near = base.clone();
      near[i] = Math.nextUp(near[i]);
      add(person(i), near);
    }
    for (int most = 1; most <= 100; most += 33) {
      assertThat(answers(kernel, List.of(base), most).getFirst()).isEqualTo(plain.best(base, most));
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsOppositesAndWorstCasesOfTheCodes(Kernel kernel) {
    for (int d : new int[] {2, 32, 512}) {
      fresh(d);
      double[] oneHot = new double[d];
      oneHot[d - 1] = 1;
      double[] flat = new double[d];
      Arrays.fill(flat, 1);
      double[] zigzag = new double[d];
      Arrays.setAll(zigzag, i -> i % 2 == 0 ? 1 : -1);
      double[] steep = new double[d];
      Arrays.setAll(steep, i -> Math.pow(0.7, i));
      int n = 0;
      for (double[] shape : List.of(oneHot, flat, zigzag, steep)) {
        for (double length : new double[] {-1.0009, -1, -0.9991, 0.9991, 1, 1.0009}) {
          add(person(n++), PlainSearch.scaled(shape, length));
        }
      }
      for (float[] probe : List.copyOf(stored)) {
        for (int most = 1; most <= n + 1; most++) {
          assertThat(answers(kernel, List.of(probe), most).getFirst())
              .isEqualTo(plain.best(probe, most));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 9, 17, 32})
  void answersAnyNumberOfProbesInOnePass(int probes) {
    fresh(128);
    for (int i = 0; i < 400; i++) {
      add(person(random.nextInt(150)), vector());
    }
    for (Kernel kernel : Kernel.values()) {
      assertSameAnswers(kernel, probes, 5);
    }
  }

  @Test
  void sharesALargeGalleryAmongThreads() {
    fresh(32);
    for (int i = 0; i < 70_000; i++) {
      add(person(random.nextInt(50_000)), PlainSearch.unit(random, dimension));
    }
    assertSameAnswers(Kernel.VECTOR, 9, 20);
  }

  @Test
  void followsAnyHistoryOfUpdates() {
    fresh(48);
    for (int step = 0; step < 3_000; step++) {
      PersonId person = person(random.nextInt(60));
      if (random.nextInt(3) == 0) {
        references.erase(references.slots(person), person);
        plain.remove(person);
      } else if (references.count(person) < 4) {
        add(person, vector());
      }
      if (step % 50 == 0) {
        assertSameAnswers(Kernel.VECTOR, 2, 1 + random.nextInt(70));
      }
    }
  }

  @Test
  void scansOnceWhereNothingIsErased() {
    fresh(128);
    for (int i = 0; i < 400; i++) {
      // All references of one person are the most alike: they count as one of those wanted.
      add(person(Math.max(i - 9, 0)), i < 10 ? near(0) : PlainSearch.unit(random, dimension));
    }
    AtomicInteger scans = new AtomicInteger();
    ScanKernel counting =
        new PlainKernel() {
          @Override
          public void multiply(MemorySegment blocks, long block, ProbeTile probes, int[] sums) {
            boolean first = blocks.equals(references.snapshot().chunks()[0].blocks());
            scans.addAndGet(first && block == 0 ? 1 : 0);
            super.multiply(blocks, block, probes, sums);
          }
        };
    for (int most = 1; most <= 100; most++) {
      Probe asked = Probe.of(near(0), BlockLayout.of(dimension), most);
      scans.set(0);

      assertThat(new ExactSearch(references.snapshot(), counting, THREADS).run(List.of(asked)))
          .containsExactly(plain.best(asked.values(), most));
      assertThat(scans).hasValue(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5})
  void answersThoughTheBestAreErasedDuringScanAfterScan(int scans) {
    fresh(512);
    float[] probe = PlainSearch.unit(random, 512);
    for (int i = 0; i < 48; i++) {
      // Scores fall from 0.9 on in steps that no bound of an error reaches across.
      double share = 0.9 - 0.11 * Math.min(i, 7);
      float[] other = PlainSearch.unit(random, 512);
      double[] mixed = new double[512];
      Arrays.setAll(mixed, at -> share * probe[at] + Math.sqrt(1 - share * share) * other[at]);
      add(person(i), PlainSearch.scaled(mixed, 1));
    }
    ScanKernel erasing =
        new PlainKernel() {
          private int erased;

          @Override
          public void multiply(MemorySegment blocks, long block, ProbeTile probes, int[] sums) {
            super.multiply(blocks, block, probes, sums);
            if (block > references.snapshot().chunks()[0].layout().blockBytes() && erased < scans) {
              erased++;
              PersonId best = plain.best(probe, 1).getFirst().person();
              references.erase(references.slots(best), best);
              plain.remove(best);
            }
          }
        };
    Probe asked = Probe.of(probe, BlockLayout.of(512), 1);

    assertThat(new ExactSearch(references.snapshot(), erasing, THREADS).run(List.of(asked)))
        .containsExactly(plain.best(probe, 1));
  }

  private void fresh(int newDimension) {
    references.close();
    references = new References(BlockLayout.of(newDimension), MemoryRows::open);
    dimension = newDimension;
    stored.clear();
    plain.clear();
  }

  private static PersonId person(int number) {
    return new PersonId(new UUID(0, number));
  }

  private void add(PersonId person, float[] values) {
    references.reserve(1);
    references.add(person, RowCode.of(values), values);
    plain.add(person, values);
    stored.add(values);
  }

  /** Alike to a stored one, or random where there is none. */
  private float[] near(int number) {
    if (stored.isEmpty()) {
      return PlainSearch.unit(random, dimension);
    }
    double[] near = new double[dimension];
    Arrays.setAll(near, i -> stored.get(number)[i] + 0.01 * random.nextGaussian());
    return PlainSearch.scaled(near, 1);
  }

  /** Random, or near to one that is stored, or its opposite. */
  private float[] vector() {
    if (stored.isEmpty() || random.nextInt(3) == 0) {
      return PlainSearch.unit(random, dimension);
    }
    float[] other = stored.get(random.nextInt(stored.size()));
    double sign = random.nextInt(4) == 0 ? -1 : 1;
    double noise = random.nextInt(3) * 0.02;
    double[] near = new double[dimension];
    Arrays.setAll(near, i -> sign * other[i] + noise * random.nextGaussian());
    return PlainSearch.scaled(near, 1 + (random.nextDouble() - 0.5) * 0.0019);
  }

  private void assertSameAnswers(Kernel kernel, int probes, int most) {
    List<float[]> asked = new ArrayList<>();
    for (int i = 0; i < probes; i++) {
      asked.add(vector());
    }
    List<List<Match>> answers = answers(kernel, asked, most);
    for (int i = 0; i < probes; i++) {
      assertThat(answers.get(i)).isEqualTo(plain.best(asked.get(i), most));
    }
  }

  private List<List<Match>> answers(Kernel kernel, List<float[]> probes, int most) {
    BlockLayout layout = BlockLayout.of(dimension);
    return new ExactSearch(references.snapshot(), kernel.scanKernel(), THREADS)
        .run(probes.stream().map(values -> Probe.of(values, layout, most)).toList());
  }
}
