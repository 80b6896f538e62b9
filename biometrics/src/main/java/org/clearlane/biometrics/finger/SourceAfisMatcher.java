// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.finger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.clearlane.biometrics.FingerCaptures;
import org.clearlane.biometrics.FingerPosition;
import org.clearlane.biometrics.FingerprintAcquisition;
import org.clearlane.biometrics.FingerprintAcquisition.Acquired;
import org.clearlane.biometrics.FingerprintAcquisition.NotAcquired;
import org.clearlane.biometrics.FingerprintEnrolment;
import org.clearlane.biometrics.FingerprintEnrolment.CapturesDisagree;
import org.clearlane.biometrics.FingerprintEnrolment.Enrolled;
import org.clearlane.biometrics.FingerprintEnrolment.SameFinger;
import org.clearlane.biometrics.FingerprintFailure;
import org.clearlane.biometrics.FingerprintMatcher;
import org.clearlane.biometrics.FingerprintPolicy;
import org.clearlane.biometrics.FingerprintQuality;
import org.clearlane.biometrics.FingerprintReference;
import org.clearlane.biometrics.FingerprintSample;
import org.clearlane.biometrics.FingerprintScore;
import org.clearlane.biometrics.FingerprintSet;
import org.clearlane.biometrics.FingerprintTemplate;
import org.clearlane.biometrics.FingerprintTemplate.Origin;
import org.clearlane.biometrics.FingerprintVerification;
import org.clearlane.biometrics.FingerprintVerification.Comparison;

/**
 * The matcher on SourceAFIS.
 *
 * <p>Thread safe: everything here is immutable. The library keeps a working set of some hundred
 * kilobytes for each thread that compares, and nothing else; on a virtual thread it goes with the
 * thread, on a pooled one it stays until the thread ends.
 */
public final class SourceAfisMatcher implements FingerprintMatcher {
  /** Darker pictures without ridges are of a dark sensor, lighter ones of an empty one. */
  private static final double DARK = 0.25;

  /**
   * The worst of 80 impressions of FVC2004 DB1_B shows ridges on 59 square millimetres; of 60
   * photographs of faces all but one show less than this.
   */
  private static final double LEAST_AREA_SQUARE_MILLIMETRES = 40;

  /** From this share of the picture on, what lacks ridges is something else than a light touch. */
  private static final double STRUCTURED = 0.2;

  /** Guards against mixed-up captures, not against strangers: an operator is present. */
  private static final double AGREEMENT_FMR = 1e-3;

  private static final double SAME_FINGER_FMR = 1e-4;

  private final SampleReader reader = new SampleReader();
  private final FingerprintCalibration calibration = FingerprintCalibration.bundled();
  private final PolicyJudge judge = new PolicyJudge(this::thresholdAtFmr);

  /**
   * Loads the library's classes and has its loops compiled: the first extraction takes more than a
   * second, the second a third of one, then a tenth.
   */
  void warmUp() {
    for (int seed = 1; seed <= 2; seed++) {
      GreyImage drawn = RidgePattern.of(seed).draw(300, 300, 0, 0, 0);
      FingerprintSample sample =
          new FingerprintSample.Rows(drawn.pixels(), drawn.width(), drawn.height(), 8, 500);
      if (acquire(sample, FingerPosition.UNKNOWN) instanceof Acquired(FingerprintTemplate it, _)) {
        compare(it, it);
      }
    }
  }

  @Override
  public FingerprintAcquisition acquire(FingerprintSample sample, FingerPosition position) {
    return switch (reader.read(sample)) {
      case ReadSample.Pixels(GreyImage image) -> extract(image, position);
      case ReadSample.Refused(FingerprintFailure failure) -> new NotAcquired(failure);
    };
  }

  private static FingerprintAcquisition extract(GreyImage image, FingerPosition position) {
    RidgeQuality ridges = RidgeQuality.of(image);
    if (ridges.areaSquareMillimetres() < LEAST_AREA_SQUARE_MILLIMETRES) {
      return new NotAcquired(withoutRidges(ridges));
    }
    NativeTemplate extracted = NativeTemplate.extract(image);
    if (extracted.minutiae() < FingerprintTemplate.LEAST_MINUTIAE) {
      return new NotAcquired(FingerprintFailure.TOO_FEW_MINUTIAE);
    }
    FingerprintQuality quality = ridges.with(extracted.minutiae());
    FingerprintTemplate template =
        new FingerprintTemplate(
            NativeTemplate.ALGORITHM,
            Origin.EXTRACTED,
            position,
            extracted.minutiae(),
            OptionalInt.of(quality.overall()),
            extracted.bytes());
    return new Acquired(template, quality);
  }

  private static FingerprintFailure withoutRidges(RidgeQuality picture) {
    if (picture.structured() >= STRUCTURED) {
      return FingerprintFailure.NO_RIDGES;
    }
    return picture.brightness() < DARK ? FingerprintFailure.TOO_DARK : FingerprintFailure.BLANK;
  }

  @Override
  public FingerprintScore compare(FingerprintTemplate probe, FingerprintTemplate reference) {
    return score(nativeOf(probe), nativeOf(reference));
  }

  @Override
  public FingerprintSet read(List<FingerprintTemplate> templates) {
    return new ReadTemplates(templates.stream().map(SourceAfisMatcher::nativeOf).toList());
  }

  private static FingerprintScore score(NativeTemplate probe, NativeTemplate reference) {
    return new FingerprintScore(probe.score(reference));
  }

  static NativeTemplate nativeOf(FingerprintTemplate template) {
    if (!template.algorithm().equals(NativeTemplate.ALGORITHM)) {
      throw new IllegalArgumentException(
          "a template of "
              + template.algorithm()
              + " does not compare under "
              + NativeTemplate.ALGORITHM);
    }
    return NativeTemplate.read(template.nativeForm());
  }

  @Override
  public double thresholdAtFmr(double fmr) {
    return calibration.threshold(fmr);
  }

  @Override
  public FingerprintEnrolment enrol(List<FingerCaptures> fingers) {
    if (fingers.isEmpty() || fingers.size() > FingerprintReference.MOST_FINGERS) {
      throw new IllegalArgumentException("one or two fingers are enrolled");
    }
    List<FingerprintTemplate> chosen = new ArrayList<>();
    for (FingerCaptures finger : fingers) {
      List<NativeTemplate> captures =
          finger.captures().stream().map(capture -> nativeOf(capture.template())).toList();
      Optional<Integer> best = BestCapture.choose(captures, thresholdAtFmr(AGREEMENT_FMR));
      if (best.isEmpty()) {
        return new CapturesDisagree(finger.position());
      }
      chosen.add(finger.captures().get(best.get()).template());
    }
    FingerprintReference reference = new FingerprintReference(chosen);
    if (chosen.size() == 2
        && compare(chosen.getFirst(), chosen.getLast()).reaches(thresholdAtFmr(SAME_FINGER_FMR))) {
      return new SameFinger();
    }
    return new Enrolled(reference);
  }

  @Override
  public FingerprintVerification verify(
      List<FingerprintTemplate> probes, FingerprintReference reference, FingerprintPolicy policy) {
    if (probes.isEmpty() || probes.size() > FingerprintReference.MOST_FINGERS) {
      throw new IllegalArgumentException("one or two fingers are verified");
    }
    List<Comparison> comparisons = new ArrayList<>();
    for (int i = 0; i < probes.size(); i++) {
      FingerprintTemplate probe = probes.get(i);
      for (FingerprintTemplate finger : reference.fingers()) {
        if (probe.position().mayBe(finger.position())) {
          comparisons.add(new Comparison(i, finger.position(), compare(probe, finger)));
        }
      }
    }
    return judge.judge(probes.size(), reference.fingers().size(), comparisons, policy);
  }

  @Override
  public String algorithm() {
    return NativeTemplate.ALGORITHM;
  }
}
