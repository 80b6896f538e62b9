// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation;

import java.util.Optional;
import org.clearlane.biometrics.AcquisitionFailure;
import org.clearlane.biometrics.ComparisonScore;
import org.clearlane.biometrics.FaceAcquisition;
import org.clearlane.biometrics.FaceMatcher;
import org.clearlane.biometrics.FaceTemplate;

/** Compares templates without models, and acquires nothing. */
public final class ComparingMatcher implements FaceMatcher {
  @Override
  public FaceAcquisition acquire(byte[] image) {
    return new FaceAcquisition.NotAcquired(AcquisitionFailure.NOT_READY);
  }

  @Override
  public ComparisonScore compare(FaceTemplate probe, FaceTemplate reference) {
    return new ComparisonScore(probe.cosine(reference));
  }

  /** One tenth more for each tenth of the rate. */
  @Override
  public double thresholdAtFmr(double fmr) {
    if (!(fmr >= 1e-6 && fmr <= 1e-3)) {
      throw new IllegalArgumentException("not calibrated");
    }
    return -Math.log10(fmr) / 10;
  }

  @Override
  public String modelId() {
    return SyntheticPeople.MODEL;
  }

  @Override
  public boolean ready() {
    return false;
  }

  @Override
  public Optional<String> problem() {
    return Optional.of("has no models");
  }
}
