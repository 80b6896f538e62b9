// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.clearlane.evaluation.EvaluationException;

/**
 * Labels of subjects or pictures, such as sex, age or origin, by which rates are told apart. A
 * table has a picture or a subject in its first column and a label in each other one; its heading
 * names them. A picture's own row goes before its subject's.
 *
 * @param attributes the headings of the labels
 * @param unknown how many rows name nothing in the folder
 * @param labels by picture or subject, one for each attribute, empty where unknown
 */
public record GroupLabels(List<String> attributes, int unknown, Map<String, List<String>> labels) {
  /** No attributes. */
  public static final GroupLabels NONE = new GroupLabels(List.of(), 0, Map.of());

  /**
   * @throws EvaluationException if there is no label, or none of the rows names anything
   */
  public static GroupLabels read(Path file, PictureFolder folder) {
    CsvTable table = CsvTable.read(file);
    int columns = table.rows().stream().mapToInt(row -> row.cells().size()).max().orElse(0) - 1;
    if (columns < 1) {
      throw EvaluationException.unusable(
          file + " has no labels: a picture or person a row, then a label");
    }
    Map<String, List<String>> labels = new HashMap<>();
    List<String> attributes =
        new ArrayList<>(IntStream.rangeClosed(1, columns).mapToObj(i -> "group " + i).toList());
    int unknown = 0;
    for (CsvTable.Row row : table.rows()) {
      Optional<String> name = name(row.cell(0), folder);
      List<String> cells = IntStream.rangeClosed(1, columns).mapToObj(row::cell).toList();
      if (name.isPresent()) {
        labels.put(name.get(), cells);
      } else if (table.isFirst(row)) {
        attributes = cells;
      } else {
        unknown++;
      }
    }
    if (labels.isEmpty()) {
      throw EvaluationException.unusable(file + " names no picture or person of this folder");
    }
    return new GroupLabels(List.copyOf(attributes), unknown, Map.copyOf(labels));
  }

  private static Optional<String> name(String cell, PictureFolder folder) {
    return folder
        .picture(cell)
        .map(Picture::name)
        .or(() -> folder.of(cell).isEmpty() ? Optional.empty() : Optional.of(cell));
  }

  /** The label of a picture; empty if nobody said. */
  public Optional<String> label(Picture picture, int attribute) {
    List<String> own = labels.getOrDefault(picture.name(), labels.get(picture.subject()));
    return own == null || own.get(attribute).isEmpty()
        ? Optional.empty()
        : Optional.of(own.get(attribute));
  }
}
