// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.fingerprint;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import org.clearlane.benchmarks.JmhRun;
import org.clearlane.benchmarks.Progress;
import org.clearlane.benchmarks.Report;
import org.clearlane.benchmarks.Section;
import org.clearlane.benchmarks.Table;
import org.openjdk.jmh.util.Statistics;

/** Fingerprints: extraction and comparison. */
public final class FingerprintSection implements Section {
  private static final double NANOS_PER_MILLI = 1e6;

  private record Row(String method, String title, String size, String figure) {}

  private static final List<Row> ROWS =
      List.of(
          new Row("extract", "extract a template", "256x288", "fingerExtractP50Millis"),
          new Row("extract", "extract a template", "640x480", "fingerExtractLargeP50Millis"),
          new Row("compareMates", "compare the same finger", "256x288", "fingerMatesP50Millis"),
          new Row("compareOthers", "compare other fingers", "256x288", "fingerOthersP50Millis"));

  @Override
  public JsonObject run(Report report) {
    Table table = new Table("step", "pixels", "p50 ms", "p95 ms");
    JsonObjectBuilder figures = Json.createObjectBuilder();
    try (Progress progress = new Progress("Measuring fingerprints", ROWS.size())) {
      for (Row row : ROWS) {
        Statistics millis =
            JmhRun.run(
                report, FingerprintBenchmark.class, row.method(), Map.of("size", row.size()));
        table.row(
            row.title(),
            row.size(),
            Table.millis(millis.getPercentile(50) * NANOS_PER_MILLI),
            Table.millis(millis.getPercentile(95) * NANOS_PER_MILLI));
        figures.add(row.figure(), Math.round(millis.getPercentile(50) * 1e4) / 1e4);
        progress.step(1);
      }
    }
    report.table("Fingerprints, drawn ones, one thread:", table);
    return figures.build();
  }
}
