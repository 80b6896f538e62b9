// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.clearlane.evaluation.acquisition.Sample;

/** Divides comparisons by the quality of their worse picture. */
public final class QualityBands {
  private QualityBands() {}

  /** By quarters of all pictures, the lowest first. */
  public static Partition quartiles(Cohort cohort, List<? extends Sample<?>> samples) {
    double[] sorted = samples.stream().mapToDouble(Sample::quality).sorted().toArray();
    double[] edges = new double[3];
    for (int i = 0; i < 3; i++) {
      edges[i] = sorted[sorted.length * (i + 1) / 4];
    }
    double[] distinct = Arrays.stream(edges).distinct().toArray();
    return of(
        "Quality of the worse picture, quarters",
        cohort,
        samples.stream().mapToDouble(Sample::quality).toArray(),
        distinct,
        "%.2f");
  }

  /** By fixed bounds of the size. */
  public static Partition sizes(
      String name, Cohort cohort, List<? extends Sample<?>> samples, double... edges) {
    return of(
        name + " of the worse picture",
        cohort,
        samples.stream().mapToDouble(Sample::size).toArray(),
        edges,
        "%.0f");
  }

  private static Partition of(
      String title, Cohort cohort, double[] values, double[] edges, String format) {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i <= edges.length; i++) {
      String low = i == 0 ? "" : String.format(Locale.ROOT, format, edges[i - 1]);
      String high = i == edges.length ? "" : String.format(Locale.ROOT, format, edges[i]);
      labels.add(
          low.isEmpty() ? "under " + high : high.isEmpty() ? "from " + low : low + " to " + high);
    }
    return new Partition(
        title, labels, Partition.Rule.WORSE, cohort, sample -> band(values[sample], edges));
  }

  private static int band(double value, double[] edges) {
    int band = 0;
    while (band < edges.length && value >= edges[band]) {
      band++;
    }
    return band;
  }
}
