// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clearlane.evaluation.acquisition.Acquisitions;
import org.clearlane.evaluation.dataset.GroupLabels;
import org.clearlane.evaluation.dataset.Picture;
import org.clearlane.evaluation.statistics.Estimate;
import org.clearlane.evaluation.statistics.SubjectTally;

/**
 * Error rates by class, at the thresholds of all: who or what a common threshold treats differently
 * (differential performance, ISO/IEC 19795-10).
 *
 * @param partition how comparisons are divided
 * @param rows one for each class
 */
public record Breakdown(Partition partition, List<Row> rows) {
  /**
   * One class.
   *
   * @param label what it is called
   * @param pictures how many pictures with a template it has
   * @param failureToAcquire of its pictures, where classes are known before acquisition
   * @param cells error rates, at each threshold
   */
  public record Row(
      String label, long pictures, Optional<Estimate> failureToAcquire, List<Cell> cells) {}

  /** The rates at one threshold. */
  public record Cell(Estimate fmr, Estimate fnmr) {}

  /** Divides all comparisons. */
  public static Breakdown of(Verification verification, Partition partition, List<Integer> codes) {
    List<Row> rows = new ArrayList<>();
    for (int label = 0; label < partition.labels().size(); label++) {
      rows.add(row(verification, partition, label, codes, Optional.empty()));
    }
    return new Breakdown(partition, rows);
  }

  /** Divides all comparisons by the labels that people gave, one breakdown for each attribute. */
  public static List<Breakdown> byGroups(
      Verification verification,
      GroupLabels groups,
      Acquisitions<?> acquisitions,
      List<Integer> codes) {
    Cohort cohort = verification.plan().cohort();
    List<Picture> failed =
        acquisitions.failures().stream().map(failure -> failure.picture()).toList();
    List<Breakdown> breakdowns = new ArrayList<>();
    for (int attribute = 0; attribute < groups.attributes().size(); attribute++) {
      int column = attribute;
      List<String> labels =
          groups.labels().values().stream()
              .map(row -> row.get(column))
              .filter(label -> !label.isEmpty())
              .distinct()
              .sorted()
              .toList();
      Partition partition =
          new Partition(
              groups.attributes().get(attribute),
              labels,
              Partition.Rule.BOTH,
              cohort,
              i -> groups.label(cohort.picture(i), column).map(labels::indexOf).orElse(-1));
      List<Row> rows = new ArrayList<>();
      for (int label = 0; label < labels.size(); label++) {
        String name = labels.get(label);
        List<Picture> lost =
            failed.stream()
                .filter(picture -> groups.label(picture, column).equals(Optional.of(name)))
                .toList();
        rows.add(row(verification, partition, label, codes, Optional.of(lost)));
      }
      breakdowns.add(new Breakdown(partition, rows));
    }
    return breakdowns;
  }

  private static Row row(
      Verification verification,
      Partition partition,
      int label,
      List<Integer> codes,
      Optional<List<Picture>> failed) {
    Cohort cohort = verification.plan().cohort();
    List<Picture> pictures = new ArrayList<>();
    for (int i = 0; i < cohort.size(); i++) {
      if (partition.of(i) == label) {
        pictures.add(cohort.picture(i));
      }
    }
    List<Cell> cells =
        codes.stream()
            .map(
                code ->
                    new Cell(
                        verification.fmr(code, partition, label),
                        verification.fnmr(code, partition, label)))
            .toList();
    return new Row(
        partition.labels().get(label),
        pictures.size(),
        failed.map(lost -> failureToAcquire(pictures, lost)),
        cells);
  }

  private static Estimate failureToAcquire(List<Picture> acquired, List<Picture> failed) {
    List<Picture> all = new ArrayList<>(acquired);
    all.addAll(failed);
    Cohort cohort = new Cohort(all);
    SubjectTally tally = new SubjectTally(cohort.subjects());
    for (int i = 0; i < all.size(); i++) {
      tally.add(cohort.subject(i), i >= acquired.size());
    }
    return tally.estimate();
  }
}
