// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.search;

import org.clearlane.biometrics.FaceGalleries;
import org.clearlane.biometrics.SearchResult;

/** This product's search, with one thread. */
final class OwnEngine implements Engine {
  private final DataSet data;
  private final OwnGallery gallery = new OwnGallery(FaceGalleries.inMemory(1));

  OwnEngine(DataSet data) {
    this.data = data;
    for (int i = 0; i < data.references().size(); i++) {
      gallery.add(i, data.references().get(i));
    }
  }

  OwnGallery gallery() {
    return gallery;
  }

  @Override
  public String name() {
    return "Clearlane";
  }

  @Override
  public String figure() {
    return "exact100kMillis";
  }

  @Override
  public String kind() {
    return "exact: int8 scan, float32 re-rank";
  }

  @Override
  public Answer search(int probe) {
    long start = System.nanoTime();
    SearchResult result = gallery.search(data.probes().get(probe), DataSet.BEST);
    long nanos = System.nanoTime() - start;
    return new Answer(
        nanos,
        result.candidates().stream()
            .mapToInt(candidate -> Population.number(candidate.person()))
            .toArray());
  }

  @Override
  public void close() {
    gallery.close();
  }
}
