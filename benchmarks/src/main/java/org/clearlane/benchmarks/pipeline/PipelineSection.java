// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.pipeline;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clearlane.benchmarks.JmhRun;
import org.clearlane.benchmarks.Progress;
import org.clearlane.benchmarks.Report;
import org.clearlane.benchmarks.Section;
import org.clearlane.benchmarks.Table;
import org.openjdk.jmh.util.Statistics;

/** From a picture to a template, stage by stage and as a whole. */
public final class PipelineSection implements Section {
  private static final double NANOS_PER_MILLI = 1e6;

  /** A row of the table. */
  private record Row(String method, String title, String picture, int threads, String figure) {
    static Row stage(String method, String title, String picture) {
      return new Row(method, title, picture, 1, method + "P50Millis");
    }

    Map<String, String> parameters() {
      return switch (method) {
        case "compare" -> Map.of();
        case "acquire" -> Map.of("picture", picture);
        default -> Map.of("picture", picture, "threads", String.valueOf(threads));
      };
    }
  }

  private final String picture;

  /**
   * @param picture width and height of a frame to make, as in {@code 640x480}, or a picture file
   */
  public PipelineSection(String picture) {
    this.picture = picture;
  }

  @Override
  public JsonObject run(Report report) {
    List<Row> rows = rows();
    Table table = new Table("stage", "picture", "threads", "p50 ms", "p95 ms", "samples");
    JsonObjectBuilder figures = Json.createObjectBuilder();
    try (Progress progress = new Progress("Measuring faces, stage by stage", rows.size())) {
      for (Row row : rows) {
        Statistics millis =
            JmhRun.run(report, PipelineBenchmark.class, row.method(), row.parameters());
        table.row(
            row.title(),
            row.method().equals("compare") ? "" : row.picture(),
            String.valueOf(row.threads()),
            Table.millis(millis.getPercentile(50) * NANOS_PER_MILLI),
            Table.millis(millis.getPercentile(95) * NANOS_PER_MILLI),
            String.format(Locale.ROOT, "%,d", millis.getN()));
        figures.add(row.figure(), Math.round(millis.getPercentile(50) * 1e4) / 1e4);
        progress.step(1);
      }
    }
    report.table("Faces, from the bytes of a picture to a template:", table);
    return figures.build();
  }

  private List<Row> rows() {
    int cores = Runtime.getRuntime().availableProcessors();
    return List.of(
        Row.stage("decode", "decode JPEG", picture),
        Row.stage("resize", "resize for the detector", picture),
        Row.stage("fill", "fill the detector's tensor", picture),
        Row.stage("detect", "detect faces (with both)", picture),
        Row.stage("locate", "locate landmarks", picture),
        Row.stage("align", "align the face", picture),
        Row.stage("extract", "extract features, two runs", picture),
        Row.stage("liveness", "estimate liveness", picture),
        Row.stage("template", "all without liveness", picture),
        new Row("template", "all without liveness", picture, cores, "templateAllCoresP50Millis"),
        Row.stage("acquire", "all, through the door", picture),
        new Row("acquire", "all, through the door", "4000x3000", 1, "acquire12MegapixelP50Millis"),
        Row.stage("compare", "compare two templates", picture));
  }
}
