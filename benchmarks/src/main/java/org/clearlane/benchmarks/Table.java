// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A table of plain text, in the form that Markdown shows as one. */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... headings) {
    rows.add(List.of(headings));
  }

  /**
   * @param cells as many as there are headings
   */
  public Table row(String... cells) {
    if (cells.length != rows.getFirst().size()) {
      throw new IllegalArgumentException("a row of " + cells.length + " cells");
    }
    rows.add(List.of(cells));
    return this;
  }

  /** A duration in milliseconds with three significant digits. */
  public static String millis(double nanos) {
    double millis = nanos / 1e6;
    int decimals = millis >= 100 ? 0 : millis >= 10 ? 1 : millis >= 1 ? 2 : millis >= 0.1 ? 3 : 4;
    return String.format(Locale.ROOT, "%." + decimals + "f", millis);
  }

  @Override
  public String toString() {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>(rows.stream().map(row -> line(row, widths)).toList());
    lines.add(
        1,
        Arrays.stream(widths)
            .mapToObj(width -> "-".repeat(width + 2))
            .collect(Collectors.joining("|", "|", "|")));
    return String.join("\n", lines);
  }

  /** The first column names things, the others hold numbers. */
  private static String line(List<String> cells, int... widths) {
    StringBuilder line = new StringBuilder("|");
    for (int i = 0; i < widths.length; i++) {
      String fill = " ".repeat(widths[i] - cells.get(i).length());
      line.append(' ').append(i == 0 ? cells.get(i) + fill : fill + cells.get(i)).append(" |");
    }
    return line.toString();
  }
}
