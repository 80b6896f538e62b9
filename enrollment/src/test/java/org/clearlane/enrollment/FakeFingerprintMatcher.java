// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.List;
import java.util.OptionalInt;
import org.clearlane.biometrics.FingerCaptures;
import org.clearlane.biometrics.FingerPosition;
import org.clearlane.biometrics.FingerprintAcquisition;
import org.clearlane.biometrics.FingerprintEnrolment;
import org.clearlane.biometrics.FingerprintFailure;
import org.clearlane.biometrics.FingerprintMatcher;
import org.clearlane.biometrics.FingerprintPolicy;
import org.clearlane.biometrics.FingerprintQuality;
import org.clearlane.biometrics.FingerprintReference;
import org.clearlane.biometrics.FingerprintSample;
import org.clearlane.biometrics.FingerprintScore;
import org.clearlane.biometrics.FingerprintSet;
import org.clearlane.biometrics.FingerprintTemplate;
import org.clearlane.biometrics.FingerprintVerification;

/** Takes the first byte of a picture for the finger; 0 is no finger. */
final class FakeFingerprintMatcher implements FingerprintMatcher {
  @Override
  public FingerprintAcquisition acquire(FingerprintSample sample, FingerPosition position) {
    if (!(sample instanceof FingerprintSample.Encoded(byte[] bytes, int _)) || bytes[0] == 0) {
      return new FingerprintAcquisition.NotAcquired(FingerprintFailure.BLANK);
    }
    return new FingerprintAcquisition.Acquired(
        new FingerprintTemplate(
            algorithm(),
            FingerprintTemplate.Origin.EXTRACTED,
            position,
            FingerprintTemplate.LEAST_MINUTIAE,
            OptionalInt.of(50),
            new byte[] {bytes[0], 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}),
        new FingerprintQuality(FingerprintTemplate.LEAST_MINUTIAE, 1, 200, 1, 50));
  }

  @Override
  public FingerprintEnrolment enrol(List<FingerCaptures> fingers) {
    for (FingerCaptures finger : fingers) {
      if (finger.captures().stream()
              .map(FingerprintAcquisition.Acquired::template)
              .distinct()
              .count()
          > 1) {
        return new FingerprintEnrolment.CapturesDisagree(finger.position());
      }
    }
    return new FingerprintEnrolment.Enrolled(
        new FingerprintReference(
            fingers.stream().map(finger -> finger.captures().getFirst().template()).toList()));
  }

  @Override
  public String algorithm() {
    return "fake-1";
  }

  @Override
  public FingerprintScore compare(FingerprintTemplate probe, FingerprintTemplate reference) {
    throw new UnsupportedOperationException("enrolment compares nothing");
  }

  @Override
  public FingerprintSet read(List<FingerprintTemplate> templates) {
    throw new UnsupportedOperationException("enrolment compares nothing");
  }

  @Override
  public double thresholdAtFmr(double fmr) {
    throw new UnsupportedOperationException("enrolment compares nothing");
  }

  @Override
  public FingerprintVerification verify(
      List<FingerprintTemplate> probes, FingerprintReference reference, FingerprintPolicy policy) {
    throw new UnsupportedOperationException("enrolment compares nothing");
  }
}
