// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.identification;

import java.util.function.Function;
import org.clearlane.biometrics.Candidate;
import org.clearlane.biometrics.FaceIdentifier;
import org.clearlane.biometrics.Identification;
import org.clearlane.biometrics.Identification.Identified;
import org.clearlane.biometrics.Identification.OperatingPoint;
import org.clearlane.biometrics.Identification.Unknown;
import org.clearlane.biometrics.IdentificationPolicy;
import org.clearlane.biometrics.SearchResult;
import org.clearlane.evaluation.statistics.FalseMatchTail;

/**
 * A way to decide on the result of a search.
 *
 * @param fpir the false positive identification rate that it is asked for
 * @param decide the decision; thread safe
 */
public record DecisionRule(double fpir, Function<SearchResult, Identification> decide) {

  /** As the product decides, with its default margin. */
  public static DecisionRule of(FaceIdentifier identifier, double fpir) {
    IdentificationPolicy policy =
        new IdentificationPolicy(fpir, IdentificationPolicy.DEFAULT_MARGIN);
    return new DecisionRule(fpir, result -> identifier.decide(result, policy));
  }

  /**
   * By the best estimate of the threshold alone: without allowance for chance, without a margin.
   * Says whether the threshold follows the gallery's size as it should.
   */
  public static DecisionRule bestEstimate(FalseMatchTail tail, double fpir) {
    IdentificationPolicy policy = new IdentificationPolicy(fpir, 0);
    return new DecisionRule(
        fpir,
        result -> {
          double fmr = policy.fmr(Math.max(1, result.references()));
          OperatingPoint at = new OperatingPoint(tail.threshold(fmr), fmr, result.references());
          if (result.candidates().isEmpty()) {
            return new Unknown(at);
          }
          Candidate best = result.candidates().getFirst();
          return best.score().reaches(at.threshold()) ? new Identified(best, at) : new Unknown(at);
        });
  }
}
