// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.clearlane.biometrics.FaceIdentifier;
import org.clearlane.biometrics.FaceMatcher;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.evaluation.acquisition.Acquisitions;
import org.clearlane.evaluation.acquisition.Sample;
import org.clearlane.evaluation.comparison.Breakdown;
import org.clearlane.evaluation.comparison.Cohort;
import org.clearlane.evaluation.comparison.FaceScorer;
import org.clearlane.evaluation.comparison.NonMatedScan;
import org.clearlane.evaluation.comparison.Partition;
import org.clearlane.evaluation.comparison.QualityBands;
import org.clearlane.evaluation.comparison.RatePoint;
import org.clearlane.evaluation.comparison.TrialPlan;
import org.clearlane.evaluation.comparison.Verification;
import org.clearlane.evaluation.dataset.PictureFolder;
import org.clearlane.evaluation.identification.CrossValidation;
import org.clearlane.evaluation.identification.DecisionRule;
import org.clearlane.evaluation.identification.Enrolment;
import org.clearlane.evaluation.identification.FaceSearches;
import org.clearlane.evaluation.identification.IdentificationFigures;
import org.clearlane.evaluation.identification.Search;
import org.clearlane.evaluation.report.Findings;
import org.clearlane.evaluation.statistics.ScoreScale;

/** Evaluates faces, one to one and one to many. */
final class FaceEvaluation {
  /** What identification policies may ask for. */
  private static final List<Double> FPIRS = List.of(1e-1, 1e-2, 1e-3);

  /** Passport photographs have 90, a face across a lane about 40. */
  private static final double[] EYE_DISTANCES = {15, 20, 30, 60};

  private final EvaluateOptions options;
  private final Instant begun = Instant.now();
  private final Inputs inputs;
  private final Workers workers;

  /**
   * @throws EvaluationException if there is nothing to evaluate
   */
  FaceEvaluation(EvaluateOptions options, Path folder) {
    this.options = options;
    workers = options.workers();
    inputs = Inputs.read(PictureFolder.ofPeople(folder), options);
    inputs.requireMated("person");
  }

  Findings run() {
    FaceMatcher matcher = Matchers.faces(options.model());
    Acquisitions<FaceTemplate> acquisitions =
        Acquisitions.of(
            inputs.pictures(),
            (picture, bytes) -> Matchers.extract(matcher, picture, bytes),
            workers);
    return run(matcher, acquisitions);
  }

  /** Evaluates templates, wherever they come from. */
  Findings run(FaceMatcher matcher, Acquisitions<FaceTemplate> acquisitions) {
    TrialPlan plan = inputs.plan(acquisitions);
    List<FaceTemplate> templates = acquisitions.samples().stream().map(Sample::template).toList();
    NonMatedScan scan =
        new NonMatedScan(plan, new FaceScorer(matcher, templates), ScoreScale.COSINE, workers);
    Partition halves = CrossValidation.halves(plan.cohort());
    Verification verification = Verification.of(scan, halves);
    List<String> notes = new ArrayList<>(inputs.notes());
    Findings.Searches searches =
        searches(matcher, verification, halves, new FaceSearches(plan, templates, workers), notes);
    return findings(matcher, acquisitions, verification, searches, notes);
  }

  private Findings.Searches searches(
      FaceMatcher matcher,
      Verification verification,
      Partition halves,
      FaceSearches searches,
      List<String> notes) {
    Cohort cohort = verification.plan().cohort();
    int most = options.gallery == null ? cohort.subjects() : options.gallery;
    if (most > cohort.subjects()) {
      notes.add(
          "A gallery of %d was asked for, there are %d people: all are enrolled."
              .formatted(most, cohort.subjects()));
    }
    Enrolment enrolment = Enrolment.limited(cohort, most);
    Optional<FaceIdentifier> shipped = Matchers.identifier(searches.galleries(), options.model());
    if (shipped.isEmpty()) {
      notes.add("The model has no calibration yet: none of its own decides on the searches.");
    }
    List<DecisionRule> rules =
        shipped
            .map(it -> FPIRS.stream().map(fpir -> DecisionRule.of(it, fpir)).toList())
            .orElse(List.of());
    List<Integer> everybody = IntStream.range(0, cohort.subjects()).boxed().toList();
    List<Search> found = searches.run("Searching the gallery", enrolment, everybody, rules);
    IdentificationFigures figures =
        IdentificationFigures.of(enrolment.size(), found, cohort.subjects());
    return new Findings.Searches(
        figures,
        figures.decisions(rules),
        CrossValidation.of(verification, halves, searches, matcher.modelId(), FPIRS));
  }

  private Findings findings(
      FaceMatcher matcher,
      Acquisitions<FaceTemplate> acquisitions,
      Verification verification,
      Findings.Searches searches,
      List<String> notes) {
    Cohort cohort = verification.plan().cohort();
    List<Breakdown> breakdowns = new ArrayList<>();
    List<Integer> codes = Rates.codes(verification);
    breakdowns.addAll(Breakdown.byGroups(verification, inputs.groups(), acquisitions, codes));
    breakdowns.add(
        Breakdown.of(verification, QualityBands.quartiles(cohort, acquisitions.samples()), codes));
    breakdowns.add(
        Breakdown.of(
            verification,
            QualityBands.sizes(
                "Eye distance, pixels,", cohort, acquisitions.samples(), EYE_DISTANCES),
            codes));
    return new Findings(
        "Faces",
        "person",
        "people",
        matcher.modelId(),
        inputs.folder().folder(),
        begun,
        Duration.between(begun, Instant.now()),
        workers.threads(),
        notes,
        acquisitions,
        verification,
        Rates.subjectPairs(verification),
        inputs.lostMated(verification.plan()),
        RatePoint.measured(verification, Rates.ASKED),
        Rates.shipped(verification, matcher::thresholdAtFmr),
        Rates.BREAKDOWN,
        breakdowns,
        Optional.of(searches));
  }
}
