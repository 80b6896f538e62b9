// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.comparison;

import java.util.List;
import org.clearlane.benchmarks.Progress;
import org.clearlane.evaluation.Workers;
import org.clearlane.evaluation.statistics.ScoreScale;

/**
 * Computes the scores of all non-mated comparisons, in batches on several threads. They are too
 * many to be kept: who needs them again scans again.
 *
 * @param plan which ones
 * @param scorer how alike
 * @param scale how scores are rounded
 * @param workers who computes
 */
public record NonMatedScan(TrialPlan plan, PairScorer scorer, ScoreScale scale, Workers workers) {
  private static final int MOST_ROWS = 64;
  private static final int COLUMNS = FaceScorer.BLOCK;

  /** Some comparisons with their scores; only the first {@link #size} entries count. */
  public static final class Batch {
    private final int[] probe = new int[MOST_ROWS * COLUMNS];
    private final int[] reference = new int[MOST_ROWS * COLUMNS];
    private final int[] code = new int[MOST_ROWS * COLUMNS];
    private int size;

    private void add(int oneProbe, int oneReference, int oneCode) {
      probe[size] = oneProbe;
      reference[size] = oneReference;
      code[size++] = oneCode;
    }

    /** How many there are. */
    public int size() {
      return size;
    }

    /** The probe of a comparison, the later picture. */
    public int probe(int i) {
      return probe[i];
    }

    /** Its reference, the earlier picture. */
    public int reference(int i) {
      return reference[i];
    }

    /** Its score. */
    public int code(int i) {
      return code[i];
    }
  }

  /** Takes batches, from several threads; a batch is used again after the call. */
  @FunctionalInterface
  public interface Visitor {
    void visit(Batch batch);
  }

  /**
   * Computes all scores.
   *
   * @param task what people see meanwhile
   */
  public void run(String task, Visitor visitor) {
    if (plan.listedNonMated().isPresent()) {
      listed(task, plan.listedNonMated().get(), visitor);
      return;
    }
    int size = plan.cohort().size();
    int rows = Math.clamp(size / (8L * workers.threads()), 1, MOST_ROWS);
    int parts = (size + rows - 1) / rows;
    try (Progress progress = new Progress(task, (long) size * size / 2)) {
      workers.run(
          parts,
          part -> {
            // The long rows first, so that threads end together.
            int first = (parts - 1 - part) * rows;
            int number = Math.min(rows, size - first);
            row(first, number, visitor);
            progress.step((long) number * (2L * first + number) / 2);
          });
    }
  }

  private void row(int first, int rows, Visitor visitor) {
    float[] scores = new float[rows * COLUMNS];
    Batch batch = new Batch();
    for (int column = 0; column < first + rows; column += COLUMNS) {
      int columns = Math.min(COLUMNS, first + rows - column);
      scorer.scores(first, rows, column, columns, scores);
      batch.size = 0;
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns && column + j < first + i; j++) {
          if (plan.isNonMated(first + i, column + j)) {
            batch.add(first + i, column + j, scale.code(scores[i * columns + j]));
          }
        }
      }
      visitor.visit(batch);
    }
  }

  private void listed(String task, List<Trial> trials, Visitor visitor) {
    int each = MOST_ROWS;
    try (Progress progress = new Progress(task, trials.size())) {
      workers.run(
          (trials.size() + each - 1) / each,
          part -> {
            Batch batch = new Batch();
            List<Trial> some =
                trials.subList(part * each, Math.min(trials.size(), (part + 1) * each));
            for (Trial trial : some) {
              double score = scorer.score(trial.probe(), trial.reference());
              batch.add(trial.probe(), trial.reference(), scale.code(score));
            }
            visitor.visit(batch);
            progress.step(some.size());
          });
    }
  }
}
