// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.report;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clearlane.evaluation.acquisition.Acquisitions;
import org.clearlane.evaluation.comparison.Breakdown;
import org.clearlane.evaluation.comparison.RatePoint;
import org.clearlane.evaluation.comparison.Verification;
import org.clearlane.evaluation.identification.CrossValidation;
import org.clearlane.evaluation.identification.DecisionFigures;
import org.clearlane.evaluation.identification.IdentificationFigures;

/**
 * All that an evaluation found.
 *
 * @param what is compared, for headings: {@code Faces}
 * @param subject what a subject is called: {@code person}
 * @param subjects more of them: {@code people}
 * @param model which model or algorithm, with its version
 * @param folder what was read
 * @param begun when
 * @param took how long until here
 * @param threads how many
 * @param notes what a reader has to know, one sentence each
 * @param acquisitions of the pictures that were not left out
 * @param verification all one-to-one comparisons
 * @param subjectPairs how many pairs of different subjects were compared
 * @param lostMated mated comparisons that could not be made because of a failure to acquire
 * @param rates at the thresholds of these very comparisons
 * @param shipped at the thresholds of the product
 * @param breakdownRates the rates of the thresholds that breakdowns are made at
 * @param breakdowns by quality and by group
 * @param identification of searches, where there are any
 */
public record Findings(
    String what,
    String subject,
    String subjects,
    String model,
    Path folder,
    Instant begun,
    Duration took,
    int threads,
    List<String> notes,
    Acquisitions<?> acquisitions,
    Verification verification,
    long subjectPairs,
    long lostMated,
    List<RatePoint> rates,
    List<RatePoint> shipped,
    List<Double> breakdownRates,
    List<Breakdown> breakdowns,
    Optional<Searches> identification) {

  /**
   * One to many.
   *
   * @param figures of the gallery as a whole
   * @param shipped how the product decides by its own calibration
   * @param crossValidated how a calibration of these people decides on those that it has not seen;
   *     empty where there are too few
   */
  public record Searches(
      IdentificationFigures figures,
      List<DecisionFigures> shipped,
      Optional<CrossValidation> crossValidated) {}
}
