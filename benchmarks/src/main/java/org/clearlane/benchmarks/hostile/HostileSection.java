// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.hostile;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.clearlane.benchmarks.Progress;
import org.clearlane.benchmarks.Report;
import org.clearlane.benchmarks.Section;
import org.clearlane.benchmarks.Table;
import org.clearlane.biometrics.FaceMatchers;

/** Hostile pictures through the face matcher's door: what it answers and whether memory leaks. */
public final class HostileSection implements Section {
  /** Fewer do not tell whether memory grows for ever or only until everything was used once. */
  private static final int ENOUGH_FOR_LEAKS = 10_000;

  /** Tenths of a run until memory is judged: compiled code and pools have their size by then. */
  private static final int WARM_UP_TENTHS = 3;

  /**
   * What may still come: compiled code, fragments. A leak of one kilobyte a picture adds 70 MB to
   * 100,000 pictures.
   */
  private static final long MOST_GROWTH = 48 << 20;

  private final int images;
  private final long seed;
  private final int threads;

  public HostileSection(int images, long seed, int threads) {
    this.images = images;
    this.seed = seed;
    this.threads = threads;
  }

  @Override
  public JsonObject run(Report report) throws IOException, InterruptedException {
    Siege siege = new Siege(FaceMatchers.load(), BaseFiles.make(), seed);
    ResidentMemory memory = new ResidentMemory(images);
    long start = System.nanoTime();
    String task = String.format(Locale.ROOT, "Putting %,d hostile pictures through", images);
    try (Progress progress = new Progress(task, images)) {
      siege.run(
          images,
          threads,
          done -> {
            progress.step(done);
            memory.step();
          });
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    report.table("Answers to hostile pictures:", answers(siege.answers()));
    report
        .out()
        .printf(
            Locale.ROOT,
            "%n%,d pictures, %d threads, %.0f s; slowest %.0f ms (%s)%n",
            images,
            threads,
            seconds,
            siege.slowestMillis(),
            siege.slowest());
    siege.faults().stream().limit(20).forEach(fault -> report.out().println("FAULT: " + fault));
    return figures(siege, memory.tenths(), report);
  }

  private static Table answers(Map<Hostility, Map<String, Integer>> answers) {
    Table table = new Table("pictures", "number", "answers");
    answers.forEach(
        (kind, counts) ->
            table.row(
                kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                String.format(
                    Locale.ROOT, "%,d", counts.values().stream().mapToInt(Integer::intValue).sum()),
                counts.entrySet().stream()
                    .map(entry -> entry.getKey() + " " + entry.getValue())
                    .collect(Collectors.joining(", "))));
    return table;
  }

  private JsonObject figures(Siege siege, List<Long> memory, Report report) {
    JsonObjectBuilder figures =
        Json.createObjectBuilder()
            .add("hostilePictures", images)
            .add("hostileFaults", siege.faults().size())
            .add("hostileSlowestMillis", Math.round(siege.slowestMillis()));
    if (memory.size() <= WARM_UP_TENTHS) {
      report.remark("this system does not tell the memory of a process");
      return figures.addNull("residentGrowthMegabytes").addNull("hostileLeak").build();
    }
    report
        .out()
        .println(
            "Resident memory at each tenth, heap of fixed size and all else, MB: "
                + memory.stream()
                    .map(bytes -> String.valueOf(bytes >> 20))
                    .collect(Collectors.joining(" ")));
    long growth = memory.getLast() - memory.get(WARM_UP_TENTHS - 1);
    boolean leak = images >= ENOUGH_FOR_LEAKS && growth > MOST_GROWTH;
    report
        .out()
        .printf(
            Locale.ROOT,
            "Grown by %.1f MB since the %d %% mark: %s%n",
            growth / 1048576.0,
            10 * WARM_UP_TENTHS,
            leak ? "A LEAK" : images < ENOUGH_FOR_LEAKS ? "too few to judge" : "no leak");
    return figures
        .add("residentGrowthMegabytes", Math.round(growth / 104857.6) / 10.0)
        .add("hostileLeak", leak)
        .build();
  }
}
