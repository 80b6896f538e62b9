// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.clearlane.evaluation.identification.CalibrationTable;
import org.clearlane.evaluation.report.AtomicFile;
import org.clearlane.evaluation.report.Findings;
import org.clearlane.evaluation.statistics.FalseMatchTail;
import org.clearlane.evaluation.statistics.ScoreDistribution;

/** Writes the calibration that an evaluation makes. */
final class Calibrations {
  private Calibrations() {}

  /**
   * @throws EvaluationException if there are too few comparisons, or it cannot be written
   */
  static void write(Path file, Findings findings) {
    ScoreDistribution scores = findings.verification().curve().nonMated();
    if (scores.total() < FalseMatchTail.LEAST) {
      throw EvaluationException.unusable(
          "a calibration takes "
              + FalseMatchTail.LEAST
              + " non-mated comparisons, there are "
              + scores.total());
    }
    String about =
        "Measured %s on %d pictures of %d %s, in %d non-mated comparisons."
            .formatted(
                findings.begun().atZone(ZoneOffset.UTC).toLocalDate(),
                findings.acquisitions().samples().size(),
                findings.verification().plan().cohort().subjects(),
                findings.subjects(),
                scores.total());
    AtomicFile.write(
        file,
        String.join("\n", CalibrationTable.mated(findings.verification().curve().mated()))
            + "\n"
            + CalibrationTable.text(
                scores, findings.subjectPairs(), findings.model(), List.of(about)));
  }
}
