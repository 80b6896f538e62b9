// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.clearlane.biometrics.FaceGalleries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchBenchTest {

  @Test
  void keepsTheBestInTheirOrderAlsoMerged() {
    Random random = new Random(1);
    for (int round = 0; round < 200; round++) {
      double[] scores = random.doubles(1 + random.nextInt(60), -1, 1).toArray();
      PlainBest all = new PlainBest(5);
      PlainBest even = new PlainBest(5);
      PlainBest odd = new PlainBest(5);
      for (int i = 0; i < scores.length; i++) {
        all.offer(i, scores[i]);
        (i % 2 == 0 ? even : odd).offer(i, scores[i]);
      }
      even.merge(odd);
      List<Integer> sorted =
          IntStream.range(0, scores.length)
              .boxed()
              .sorted(Comparator.comparingDouble((Integer i) -> scores[i]).reversed())
              .limit(5)
              .toList();

      assertThat(IntStream.of(all.persons()).filter(i -> i >= 0)).containsExactlyElementsOf(sorted);
      assertThat(even.persons()).isEqualTo(all.persons());
      assertThat(even.scores()).isEqualTo(all.scores());
    }
  }

  @Test
  void aFilledGalleryFindsWhatThePlainComparisonFinds() {
    try (FilledGallery filled = new FilledGallery(FaceGalleries.inMemory(2), 5000, 6)) {
      assertThat(filled.recall()).isEqualTo(1);
    }
  }

  @Test
  void recallCountsTheRightOnesOnly() {
    assertThat(new Answer(1, new int[] {3, 9, 4}).recall(4, 3, 7, 8)).isEqualTo(0.5);
  }

  @Test
  void everyEngineOfThisJvmFindsTheMates(@TempDir Path folder) throws IOException {
    DataSet data = DataSet.of(2000, 10);
    List<PlainBest> right = data.rightAnswers();
    try (OwnEngine own = new OwnEngine(data);
        LuceneEngine flat = LuceneEngine.flat(data, folder.resolve("flat"));
        LuceneEngine graph = LuceneEngine.graph(data, folder.resolve("graph"));
        JvectorEngine jvector = new JvectorEngine(data)) {
      for (int probe = 0; probe < 10; probe += 2) {
        int mate = right.get(probe).persons()[0];
        assertThat(own.search(probe).persons()).isEqualTo(right.get(probe).persons());
        for (Engine engine : List.of(flat, graph, jvector)) {
          assertThat(engine.search(probe).persons()).as(engine.name()).startsWith(mate);
        }
      }
    }
  }
}
