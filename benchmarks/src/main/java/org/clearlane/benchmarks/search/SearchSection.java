// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.search;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clearlane.benchmarks.Report;
import org.clearlane.benchmarks.Section;

/** Exact search beside other engines, and by the size of the gallery. */
public final class SearchSection implements Section {
  /** Figures that are always there, null where they could not be measured. */
  private static final List<String> ALWAYS =
      List.of(
          "exact100kMillis",
          "faissFlat100kMillis",
          "lucene100kMillis",
          "exact10mMillis",
          "batch8Ratio");

  private final Path parent;

  /**
   * @param parent a folder for files of up to 21 GB, which are removed again
   */
  public SearchSection(Path parent) {
    this.parent = parent;
  }

  @Override
  public JsonObject run(Report report) throws IOException, InterruptedException {
    Map<String, Double> figures = new LinkedHashMap<>();
    Files.createDirectories(parent);
    Path folder = Files.createTempDirectory(parent, "clearlane-bench-");
    try {
      figures.putAll(new SideBySide(report).run(folder));
      figures.putAll(new GallerySizes(report).run(folder));
    } finally {
      remove(folder);
    }
    JsonObjectBuilder json = Json.createObjectBuilder();
    for (String name : ALWAYS) {
      if (!figures.containsKey(name)) {
        json.addNull(name);
      } else {
        json.add(name, rounded(figures.remove(name)));
      }
    }
    figures.forEach((name, value) -> json.add(name, rounded(value)));
    return json.build();
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
