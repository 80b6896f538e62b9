// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.clearlane.benchmarks.Progress;
import org.clearlane.benchmarks.Report;
import org.clearlane.benchmarks.Table;
import org.clearlane.biometrics.FaceGalleries;
import org.clearlane.biometrics.FaceGallery;
import org.clearlane.biometrics.FaceTemplate;

/** This product's search from a flight to a nation, for one traveller and for eight at a time. */
final class GallerySizes {
  private static final int HUNDRED_THOUSAND = 100_000;
  private static final int TEN_MILLION = 10_000_000;

  /** Probes that are compared with every reference one by one. */
  private static final int VERIFIED = 4;

  /** The cores that ten million are judged on. */
  private static final int MOST_THREADS = 2;

  private static final int PROBES = 64;

  /**
   * Searches of one kind in a row: a gallery learns from the last ones how many to wait for before
   * it scans.
   */
  private static final int BLOCK = 20;

  private final Report report;
  private final Table table =
      new Table(
          "references",
          "full precision",
          "threads",
          "one: p50 ms",
          "p95 ms",
          "eight: p50 ms",
          "ratio",
          "recall");
  private final Map<String, Double> figures = new LinkedHashMap<>();

  GallerySizes(Report report) {
    this.report = report;
  }

  /**
   * @param folder for the full precision of the largest gallery
   */
  Map<String, Double> run(Path folder) throws IOException, InterruptedException {
    inMemory(1000, 1);
    inMemory(HUNDRED_THOUSAND, 1);
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    if (report.quick()) {
      report.remark("1,000,000 and 10,000,000 references take too long to fill for --quick");
    } else {
      inMemory(1_000_000, threads);
      Optional<String> lacking = Room.lacking(TEN_MILLION, folder);
      if (lacking.isPresent()) {
        report.remark("not measured: " + lacking.get());
      } else {
        onDisk(TEN_MILLION, threads, folder);
      }
    }
    report.table(
        "Exact search by size of the gallery, by one traveller, and by eight who ask all the time:",
        table);
    return figures;
  }

  private void inMemory(int references, int threads) throws InterruptedException {
    FaceGallery galleries = FaceGalleries.inMemory(threads);
    try (FilledGallery filled = new FilledGallery(galleries, references, VERIFIED)) {
      measure(filled, references, "memory", threads);
    }
  }

  /**
   * The gallery is not closed: that would write zeros over all of it, for minutes. Its files have
   * no names and end with this program.
   */
  private void onDisk(int references, int threads, Path folder) throws InterruptedException {
    // Whoever can read this program's memory has the references anyway.
    FaceGallery galleries = FaceGalleries.onDisk(threads, folder, new byte[32]);
    FilledGallery filled = new FilledGallery(galleries, references, VERIFIED);
    measure(filled, references, "encrypted file", threads);
  }

  private void measure(FilledGallery filled, int references, String precision, int threads)
      throws InterruptedException {
    List<FaceTemplate> probes = IntStream.range(0, PROBES).mapToObj(filled::probe).toList();
    Series one = new Series();
    Series eight = new Series();
    int blocks = references > HUNDRED_THOUSAND ? 2 : 8;
    int block = references > 1_000_000 ? BLOCK / 2 : BLOCK;
    String task = String.format(Locale.ROOT, "Searching among %,d", references);
    try (Progress progress = new Progress(task, 2L * (blocks + 1))) {
      // The first block is for the compiler.
      for (int i = 0; i <= blocks; i++) {
        Series ones = new Series();
        for (int k = 0; k < block; k++) {
          ones.add(filled.gallery().timeOfOne(probes.get(k % PROBES)));
        }
        progress.step(1);
        Series eights = filled.gallery().timesOfCrowd(number -> probes.get(number % PROBES), block);
        progress.step(1);
        if (i > 0) {
          one.addAll(ones);
          eight.addAll(eights);
        }
      }
    }
    double ratio = eight.median() / one.median();
    double recall = filled.recall();
    table.row(
        String.format(Locale.ROOT, "%,d", references),
        precision,
        String.valueOf(threads),
        Table.millis(one.median()),
        Table.millis(one.quantile(0.95)),
        Table.millis(eight.median()),
        String.format(Locale.ROOT, "%.2f", ratio),
        String.format(Locale.ROOT, "%.4f", recall));
    if (references == HUNDRED_THOUSAND) {
      figures.put("batch8Ratio", ratio);
    } else if (references == TEN_MILLION) {
      figures.put("exact10mMillis", one.median() / 1e6);
      figures.put("exact10mRecall", recall);
    }
  }
}
