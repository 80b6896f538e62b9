// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.clearlane.benchmarks.Progress;
import org.clearlane.biometrics.Candidate;
import org.clearlane.biometrics.FaceGallery;
import org.clearlane.biometrics.FaceTemplate;

/**
 * A gallery filled with a {@link Population}. While it is filled, some probes are compared with
 * every reference in full precision, one by one: what the gallery's answers must equal.
 */
final class FilledGallery implements AutoCloseable {
  /** References between two looks at the clock and at what is left to do. */
  private static final int BLOCK = 2000;

  private final int references;
  private final OwnGallery gallery;
  private final List<FaceTemplate> verified;
  private final List<PlainBest> right;

  /**
   * Fills on all cores.
   *
   * @param verified how many probes are compared one by one
   */
  FilledGallery(FaceGallery galleries, int references, int verified) {
    this.references = references;
    gallery = new OwnGallery(galleries);
    this.verified =
        IntStream.range(0, verified).mapToObj(i -> Population.probe(i, references)).toList();
    right = this.verified.stream().map(_ -> new PlainBest(DataSet.BEST)).toList();
    String task = String.format(Locale.ROOT, "Filling a gallery with %,d", references);
    AtomicInteger next = new AtomicInteger();
    try (Progress progress = new Progress(task, references)) {
      IntStream.range(0, Runtime.getRuntime().availableProcessors())
          .parallel()
          .forEach(_ -> fill(next, progress));
    }
  }

  private void fill(AtomicInteger next, Progress progress) {
    List<PlainBest> own = new ArrayList<>();
    verified.forEach(_ -> own.add(new PlainBest(DataSet.BEST)));
    for (int start = next.getAndAdd(BLOCK); start < references; start = next.getAndAdd(BLOCK)) {
      int end = Math.min(start + BLOCK, references);
      for (int number = start; number < end; number++) {
        FaceTemplate reference = Population.reference(number);
        gallery.add(number, reference);
        for (int p = 0; p < own.size(); p++) {
          own.get(p).offer(number, verified.get(p).cosine(reference));
        }
      }
      progress.step(end - start);
    }
    synchronized (right) {
      for (int p = 0; p < own.size(); p++) {
        right.get(p).merge(own.get(p));
      }
    }
  }

  OwnGallery gallery() {
    return gallery;
  }

  /** A probe that is not among those that are verified. */
  FaceTemplate probe(int number) {
    return Population.probe(verified.size() + number, references);
  }

  /**
   * The share of right candidates in the answers to the verified probes; a candidate is right if
   * its score is that of the plain comparison to the last bit, too.
   */
  double recall() {
    int found = 0;
    for (int p = 0; p < verified.size(); p++) {
      List<Candidate> candidates = gallery.search(verified.get(p), DataSet.BEST).candidates();
      int[] persons = right.get(p).persons();
      double[] scores = right.get(p).scores();
      for (int i = 0; i < persons.length; i++) {
        Candidate candidate = candidates.get(i);
        if (Population.number(candidate.person()) == persons[i]
            && candidate.score().value() == scores[i]) {
          found++;
        }
      }
    }
    return (double) found / (verified.size() * DataSet.BEST);
  }

  @Override
  public void close() {
    gallery.close();
  }
}
