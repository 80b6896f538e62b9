// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.clearlane.evaluation.EvaluationException;

/**
 * Which comparisons are made, where a table says so. Understands two forms.
 *
 * <p>A list of pairs: two pictures a row, then optionally {@code same} or {@code different} (also
 * {@code 1} and {@code 0}), which overrules the folders. A kind, mated or non-mated, of which it
 * has no row is not limited.
 *
 * <p>A table of persons' photographs with the heading {@code id,first,second,ncc_same_photo}: two
 * pictures in a person's folder and how alike their pixels are. From {@value #SAME_PHOTOGRAPH} on
 * they are the same photograph, which proves nothing; the pair is excluded. An empty second picture
 * then means all others of the person. It limits mated comparisons to its other rows.
 *
 * @param mated pairs that alone are to be compared, or empty for all
 * @param nonMated pairs that alone are to be compared, or empty for all
 * @param samePhotographs pairs that prove nothing
 */
public record TrialList(
    Optional<Set<NamePair>> mated,
    Optional<Set<NamePair>> nonMated,
    Set<NamePair> samePhotographs) {
  private static final double SAME_PHOTOGRAPH = 0.9;
  private static final List<String> PHOTOGRAPHS =
      List.of("id", "first", "second", "ncc_same_photo");

  /** Without any limit. */
  public static final TrialList ALL = new TrialList(Optional.empty(), Optional.empty(), Set.of());

  /**
   * Reads either form.
   *
   * @throws EvaluationException if a row means nothing in this folder
   */
  public static TrialList read(Path file, PictureFolder folder) {
    CsvTable table = CsvTable.read(file);
    if (!isOfPhotographs(table)) {
      return pairs(table, folder);
    }
    TrialList photographs = photographs(table, folder);
    if (photographs.mated.isEmpty() && photographs.samePhotographs.isEmpty()) {
      throw EvaluationException.unusable(file + " names no two photographs of this folder");
    }
    return photographs;
  }

  /** The {@code pairs.csv} of a folder, if it is a table of photographs: what it excludes. */
  public static Optional<TrialList> besides(PictureFolder folder) {
    Path file = folder.folder().resolve("pairs.csv");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    CsvTable table = CsvTable.read(file);
    return isOfPhotographs(table)
        ? Optional.of(
            new TrialList(
                Optional.empty(), Optional.empty(), photographs(table, folder).samePhotographs))
        : Optional.empty();
  }

  private static boolean isOfPhotographs(CsvTable table) {
    return !table.rows().isEmpty()
        && table.rows().getFirst().cells().stream()
            .map(cell -> cell.toLowerCase(Locale.ROOT))
            .toList()
            .equals(PHOTOGRAPHS);
  }

  /** Rows of pictures that are not there are passed over: the folder may be a part of the set. */
  private static TrialList photographs(CsvTable table, PictureFolder folder) {
    Set<NamePair> different = new LinkedHashSet<>();
    Set<NamePair> same = new LinkedHashSet<>();
    for (CsvTable.Row row : table.rows().subList(1, table.rows().size())) {
      String person = row.cell(0);
      String first = person + "/" + row.cell(1);
      boolean isSame = likeness(table, row) >= SAME_PHOTOGRAPH;
      for (Picture second : folder.of(person)) {
        boolean meant =
            row.cell(2).isEmpty() ? isSame : second.name().equals(person + "/" + row.cell(2));
        if (meant && !second.name().equals(first) && folder.picture(first).isPresent()) {
          (isSame ? same : different).add(NamePair.of(first, second.name()));
        }
      }
    }
    return new TrialList(
        different.isEmpty() ? Optional.empty() : Optional.of(different), Optional.empty(), same);
  }

  private static double likeness(CsvTable table, CsvTable.Row row) {
    try {
      return row.cell(3).isEmpty() ? 0 : Double.parseDouble(row.cell(3));
    } catch (NumberFormatException e) {
      throw table.wrong(row, "the last column takes a number");
    }
  }

  private static TrialList pairs(CsvTable table, PictureFolder folder) {
    Set<NamePair> mated = new LinkedHashSet<>();
    Set<NamePair> nonMated = new LinkedHashSet<>();
    for (CsvTable.Row row : table.rows()) {
      Optional<Picture> one = folder.picture(row.cell(0));
      Optional<Picture> other = folder.picture(row.cell(1));
      boolean heading = table.isFirst(row) && one.isEmpty() && other.isEmpty();
      if (heading) {
        continue;
      }
      if (one.isEmpty() || other.isEmpty()) {
        throw table.wrong(
            row, "there is no picture " + (one.isEmpty() ? row.cell(0) : row.cell(1)));
      }
      if (one.equals(other)) {
        throw table.wrong(row, "a picture is not compared with itself");
      }
      boolean same = isSame(table, row, one.get().subject().equals(other.get().subject()));
      (same ? mated : nonMated).add(NamePair.of(one.get().name(), other.get().name()));
    }
    if (mated.isEmpty() && nonMated.isEmpty()) {
      throw EvaluationException.unusable(table.file() + " lists no pairs");
    }
    return new TrialList(
        mated.isEmpty() ? Optional.empty() : Optional.of(mated),
        nonMated.isEmpty() ? Optional.empty() : Optional.of(nonMated),
        Set.of());
  }

  private static boolean isSame(CsvTable table, CsvTable.Row row, boolean byFolder) {
    return switch (row.cell(2).toLowerCase(Locale.ROOT)) {
      case "" -> byFolder;
      case "same", "mated", "genuine", "true", "1" -> true;
      case "different", "non-mated", "impostor", "false", "0" -> false;
      default -> throw table.wrong(row, "the third column takes 'same' or 'different'");
    };
  }
}
