// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clearlane.evaluation.EvaluationException;

/**
 * The rows of a comma-separated file (RFC 4180 without line breaks in cells). Empty lines and those
 * that begin with {@code #} are passed over, spaces around cells are cut off.
 *
 * @param file where it comes from
 * @param rows what it holds
 */
record CsvTable(Path file, List<Row> rows) {
  /** Ten million pairs of long names. */
  private static final long LARGEST = 1L << 30;

  /**
   * One line.
   *
   * @param line its number, from 1
   * @param cells at least one
   */
  record Row(int line, List<String> cells) {
    /** A cell, empty where the row is shorter. */
    String cell(int column) {
      return column < cells.size() ? cells.get(column) : "";
    }
  }

  /**
   * @throws EvaluationException if it cannot be read or is no such file
   */
  static CsvTable read(Path file) {
    List<String> lines;
    try {
      if (Files.size(file) > LARGEST) {
        throw EvaluationException.unusable(file + " is larger than a table can be");
      }
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw EvaluationException.unusable(file + " cannot be read as a table in UTF-8");
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (i == 0 && line.startsWith("\ufeff")) {
        line = line.substring(1);
      }
      if (!line.isBlank() && !line.startsWith("#")) {
        rows.add(new Row(i + 1, cells(line)));
      }
    }
    return new CsvTable(file, rows);
  }

  static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }

  /** Whether a row may be the heading. */
  boolean isFirst(Row row) {
    return row.line() == rows.getFirst().line();
  }

  EvaluationException wrong(Row row, String what) {
    return EvaluationException.unusable(file + ", line " + row.line() + ": " + what);
  }
}
