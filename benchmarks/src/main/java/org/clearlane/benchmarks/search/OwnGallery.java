// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.clearlane.biometrics.FaceGallery;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.GalleryName;
import org.clearlane.biometrics.SearchResult;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;

/** One gallery of this product, searched through its door. */
final class OwnGallery implements AutoCloseable {
  /** How many travellers ask at the same time where a crowd is measured. */
  static final int CROWD = 8;

  /** What a decision needs: the best person and the rival. */
  static final int RIVALS = 2;

  private static final Authority AUTHORITY = new Authority("bench");
  private static final GalleryName NAME = new GalleryName("bench");

  private final FaceGallery galleries;
  private final ExecutorService crowd = Executors.newFixedThreadPool(CROWD);

  OwnGallery(FaceGallery galleries) {
    this.galleries = galleries;
    AuthorityContext.run(AUTHORITY, () -> galleries.create(NAME));
  }

  void add(int number, FaceTemplate reference) {
    AuthorityContext.run(
        AUTHORITY, () -> galleries.add(NAME, Population.person(number), reference));
  }

  SearchResult search(FaceTemplate probe, int most) {
    return AuthorityContext.call(AUTHORITY, () -> galleries.search(Set.of(NAME), probe, most));
  }

  /** Nanoseconds until one search has its answer. */
  long timeOfOne(FaceTemplate probe) {
    long start = System.nanoTime();
    search(probe, RIVALS);
    return System.nanoTime() - start;
  }

  /** As {@link #timeOfOne}, for each search of eight threads that ask all the time. */
  Series timesOfCrowd(IntFunction<FaceTemplate> probes, int searchesEach)
      throws InterruptedException {
    List<Callable<Series>> askers = new ArrayList<>();
    for (int asker = 0; asker < CROWD; asker++) {
      int first = asker;
      askers.add(
          () -> {
            Series own = new Series();
            for (int i = 0; i < searchesEach; i++) {
              own.add(timeOfOne(probes.apply(CROWD * i + first)));
            }
            return own;
          });
    }
    Series all = new Series();
    try {
      for (Future<Series> own : crowd.invokeAll(askers)) {
        all.addAll(own.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    return all;
  }

  @Override
  public void close() {
    crowd.shutdown();
    AuthorityContext.run(AUTHORITY, () -> galleries.drop(NAME));
  }
}
