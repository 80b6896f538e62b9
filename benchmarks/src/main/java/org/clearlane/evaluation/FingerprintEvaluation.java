// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clearlane.biometrics.FingerprintMatcher;
import org.clearlane.biometrics.FingerprintTemplate;
import org.clearlane.evaluation.acquisition.Acquisitions;
import org.clearlane.evaluation.acquisition.Sample;
import org.clearlane.evaluation.comparison.Breakdown;
import org.clearlane.evaluation.comparison.Cohort;
import org.clearlane.evaluation.comparison.FingerprintScorer;
import org.clearlane.evaluation.comparison.NonMatedScan;
import org.clearlane.evaluation.comparison.QualityBands;
import org.clearlane.evaluation.comparison.RatePoint;
import org.clearlane.evaluation.comparison.TrialPlan;
import org.clearlane.evaluation.comparison.Verification;
import org.clearlane.evaluation.dataset.PictureFolder;
import org.clearlane.evaluation.identification.CrossValidation;
import org.clearlane.evaluation.report.Findings;
import org.clearlane.evaluation.statistics.ScoreScale;

/** Evaluates fingerprints, one to one: the product does not search them. */
final class FingerprintEvaluation {
  /** A template has 12 at least; half of the impressions with 15 to 19 match. */
  private static final double[] MINUTIAE = {20, 30, 40, 60};

  private final EvaluateOptions options;
  private final Instant begun = Instant.now();
  private final Inputs inputs;
  private final Workers workers;

  /**
   * @throws EvaluationException if there is nothing to evaluate
   */
  FingerprintEvaluation(EvaluateOptions options, Path folder) {
    this.options = options;
    workers = options.workers();
    inputs = Inputs.read(PictureFolder.ofFingers(folder), options);
    inputs.requireMated("finger");
  }

  Findings run() {
    FingerprintMatcher matcher = Matchers.fingerprints();
    Acquisitions<FingerprintTemplate> acquisitions =
        Acquisitions.of(
            inputs.pictures(),
            (picture, bytes) -> Matchers.extract(matcher, options.dpi, picture, bytes),
            workers);
    TrialPlan plan = inputs.plan(acquisitions);
    Cohort cohort = plan.cohort();
    List<FingerprintTemplate> templates =
        acquisitions.samples().stream().map(Sample::template).toList();
    NonMatedScan scan =
        new NonMatedScan(
            plan, new FingerprintScorer(matcher, templates), ScoreScale.SOURCE_AFIS, workers);
    Verification verification = Verification.of(scan, CrossValidation.halves(cohort));
    List<Integer> codes = Rates.codes(verification);
    List<Breakdown> breakdowns =
        new ArrayList<>(Breakdown.byGroups(verification, inputs.groups(), acquisitions, codes));
    breakdowns.add(
        Breakdown.of(verification, QualityBands.quartiles(cohort, acquisitions.samples()), codes));
    breakdowns.add(
        Breakdown.of(
            verification,
            QualityBands.sizes("Minutiae", cohort, acquisitions.samples(), MINUTIAE),
            codes));
    return new Findings(
        "Fingerprints",
        "finger",
        "fingers",
        matcher.algorithm(),
        inputs.folder().folder(),
        begun,
        Duration.between(begun, Instant.now()),
        workers.threads(),
        inputs.notes(),
        acquisitions,
        verification,
        Rates.subjectPairs(verification),
        inputs.lostMated(plan),
        RatePoint.measured(verification, Rates.ASKED),
        Rates.shipped(verification, matcher::thresholdAtFmr),
        Rates.BREAKDOWN,
        breakdowns,
        Optional.empty());
  }
}
