// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.clearlane.benchmarks.Progress;
import org.clearlane.benchmarks.Report;
import org.clearlane.benchmarks.Table;

/**
 * Every engine on the same references and probes, one thread each, in turns: what slows the machine
 * down for a while slows all of them.
 */
final class SideBySide {
  private static final int REFERENCES = 100_000;
  private static final int PROBES = 60;

  /** Searches by each engine before the first that counts, for the compiler. */
  private static final int WARM_UP = 60;

  /** Searches of one engine in a row. */
  private static final int TURN = 5;

  private final Report report;
  private final DataSet data = DataSet.of(REFERENCES, PROBES);
  private final List<Contender> contenders = new ArrayList<>();

  /** An engine with what was measured of it. */
  private static final class Contender {
    private final Engine engine;
    private final double secondsToBuild;
    private final Series times = new Series();
    private final double[] recalls = new double[PROBES];

    Contender(Engine engine, double secondsToBuild) {
      this.engine = engine;
      this.secondsToBuild = secondsToBuild;
    }
  }

  /** Makes an engine. */
  private interface Builder {
    Engine build() throws IOException;
  }

  SideBySide(Report report) {
    this.report = report;
  }

  /**
   * @param folder empty, for the files of engines
   * @return the medians in milliseconds by the names of the engines' figures
   */
  Map<String, Double> run(Path folder) throws IOException, InterruptedException {
    try {
      build(builders(folder));
      measure();
    } finally {
      for (Contender contender : contenders) {
        contender.engine.close();
      }
    }
    report.table(title(), table());
    Map<String, Double> medians = new LinkedHashMap<>();
    contenders.forEach(c -> medians.put(c.engine.figure(), c.times.median() / 1e6));
    return medians;
  }

  private List<Builder> builders(Path folder) throws IOException, InterruptedException {
    List<Builder> builders = new ArrayList<>();
    builders.add(() -> new OwnEngine(data));
    Optional<Faiss> faiss = Faiss.find(data, Files.createDirectory(folder.resolve("faiss")));
    faiss.ifPresentOrElse(
        found -> {
          builders.add(found::flat);
          builders.add(found::quantized);
        },
        () -> report.remark(Faiss.NOT_INSTALLED));
    builders.add(() -> LuceneEngine.flat(data, folder.resolve("lucene-flat")));
    if (report.quick()) {
      report.remark("Lucene HNSW and jvector take too long to build for --quick");
    } else {
      builders.add(() -> LuceneEngine.graph(data, folder.resolve("lucene-graph")));
      builders.add(() -> new JvectorEngine(data));
    }
    return builders;
  }

  /**
   * Graphs take a minute each, so engines are built side by side, on as many cores as there are.
   */
  private void build(List<Builder> builders) throws InterruptedException {
    List<Callable<Contender>> tasks = new ArrayList<>();
    try (Progress progress = new Progress("Filling engines with 100,000", builders.size());
        ExecutorService cores = Executors.newFixedThreadPool(2)) {
      for (Builder builder : builders) {
        tasks.add(
            () -> {
              long start = System.nanoTime();
              Engine engine = builder.build();
              double seconds = (System.nanoTime() - start) / 1e9;
              progress.step(1);
              return new Contender(engine, seconds);
            });
      }
      for (Future<Contender> contender : cores.invokeAll(tasks)) {
        contenders.add(contender.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("an engine cannot be filled", e.getCause());
    }
  }

  private void measure() throws IOException {
    int turns = report.quick() ? 6 : 2 * PROBES / TURN;
    List<PlainBest> right = data.rightAnswers();
    try (Progress progress =
        new Progress("Searching among 100,000", (long) contenders.size() * (turns + 1))) {
      for (Contender contender : contenders) {
        for (int i = 0; i < WARM_UP; i++) {
          int probe = i % PROBES;
          Answer answer = contender.engine.search(probe);
          contender.recalls[probe] = answer.recall(right.get(probe).persons());
        }
        progress.step(1);
      }
      for (int turn = 0; turn < turns; turn++) {
        for (Contender contender : contenders) {
          for (int i = 0; i < TURN; i++) {
            contender.times.add(contender.engine.search((turn * TURN + i) % PROBES).nanos());
          }
          progress.step(1);
        }
      }
    }
  }

  private static String title() {
    return String.format(
        Locale.ROOT,
        "The %d most alike among %,d references of 512 float32 values, one thread, in turns:",
        DataSet.BEST,
        REFERENCES);
  }

  private Table table() {
    Table table = new Table("engine", "holds", "filled in s", "p50 ms", "p95 ms", "recall", "time");
    double own = contenders.getFirst().times.median();
    for (Contender contender : contenders) {
      table.row(
          contender.engine.name(),
          contender.engine.kind(),
          String.format(Locale.ROOT, "%.1f", contender.secondsToBuild),
          Table.millis(contender.times.median()),
          Table.millis(contender.times.quantile(0.95)),
          String.format(
              Locale.ROOT, "%.4f", Arrays.stream(contender.recalls).average().orElse(Double.NaN)),
          String.format(Locale.ROOT, "%.1f x", contender.times.median() / own));
    }
    return table;
  }
}
