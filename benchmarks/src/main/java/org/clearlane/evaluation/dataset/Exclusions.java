// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.dataset;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.clearlane.evaluation.EvaluationException;

/**
 * What is left out, mostly errors of the labels. A table has one name a row, a picture or a subject
 * that is left out altogether, or two names that are not compared with each other: two pictures,
 * two subjects (one human being under two names), or a subject and a picture.
 *
 * @param names pictures and subjects that are left out
 * @param pairs of pictures or subjects that are not compared
 */
public record Exclusions(Set<String> names, Set<NamePair> pairs) {
  /** Nothing is left out. */
  public static final Exclusions NONE = new Exclusions(Set.of(), Set.of());

  /**
   * @throws EvaluationException if a row names something that is not in the folder
   */
  public static Exclusions read(Path file, PictureFolder folder) {
    CsvTable table = CsvTable.read(file);
    Set<String> names = new HashSet<>();
    Set<NamePair> pairs = new HashSet<>();
    for (CsvTable.Row row : table.rows()) {
      Optional<String> one = name(row.cell(0), folder);
      Optional<String> other = name(row.cell(1), folder);
      boolean pair = !row.cell(1).isEmpty();
      if (table.isFirst(row) && one.isEmpty() && other.isEmpty()) {
        continue; // a heading
      }
      if (one.isEmpty() || (pair && other.isEmpty())) {
        String missing = one.isEmpty() ? row.cell(0) : row.cell(1);
        throw table.wrong(row, "there is no picture or subject " + missing);
      }
      if (pair) {
        pairs.add(NamePair.of(one.get(), other.orElseThrow()));
      } else {
        names.add(one.get());
      }
    }
    return new Exclusions(Set.copyOf(names), Set.copyOf(pairs));
  }

  private static Optional<String> name(String cell, PictureFolder folder) {
    return folder
        .picture(cell)
        .map(Picture::name)
        .or(() -> folder.of(cell).isEmpty() ? Optional.empty() : Optional.of(cell));
  }

  /** These and some pairs more. */
  public Exclusions and(Set<NamePair> more) {
    Set<NamePair> all = new HashSet<>(pairs);
    all.addAll(more);
    return new Exclusions(names, Set.copyOf(all));
  }

  /** Whether a picture is left out altogether. */
  public boolean leavesOut(Picture picture) {
    return names.contains(picture.name()) || names.contains(picture.subject());
  }

  /** Whether two pictures are not compared with each other. */
  public boolean excludes(Picture one, Picture other) {
    return !pairs.isEmpty()
        && (pairs.contains(NamePair.of(one.name(), other.name()))
            || pairs.contains(NamePair.of(one.subject(), other.subject()))
            || pairs.contains(NamePair.of(one.subject(), other.name()))
            || pairs.contains(NamePair.of(one.name(), other.subject())));
  }
}
