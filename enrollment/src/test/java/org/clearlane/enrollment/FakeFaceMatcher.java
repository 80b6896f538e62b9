// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.clearlane.biometrics.AcquisitionFailure;
import org.clearlane.biometrics.ComparisonScore;
import org.clearlane.biometrics.FaceAcquisition;
import org.clearlane.biometrics.FaceBox;
import org.clearlane.biometrics.FaceMatcher;
import org.clearlane.biometrics.FaceQuality;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.Liveness;

/** Makes a template of any bytes; equal bytes are the same face. */
public final class FakeFaceMatcher implements FaceMatcher {
  public static final String MODEL = "0123456789abcdef";
  public static final byte[] NO_FACE = "no face".getBytes(java.nio.charset.StandardCharsets.UTF_8);

  private final String modelId;
  private volatile boolean ready = true;
  private volatile boolean usable = true;

  public FakeFaceMatcher() {
    this(MODEL);
  }

  public FakeFaceMatcher(String modelId) {
    this.modelId = modelId;
  }

  /** Whether it finds a face in any picture. */
  public void setUsable(boolean usable) {
    this.usable = usable;
  }

  public void setReady(boolean ready) {
    this.ready = ready;
  }

  @Override
  public FaceAcquisition acquire(byte[] image) {
    if (!usable || Arrays.equals(image, NO_FACE)) {
      return new FaceAcquisition.NotAcquired(AcquisitionFailure.NO_FACE);
    }
    return new FaceAcquisition.Acquired(
        template(modelId, Arrays.hashCode(image)),
        new FaceQuality(60, 0.5, 0.2, 0.7, 0.99, 0.8),
        new Liveness(0.9),
        new FaceBox(10, 10, 100, 120));
  }

  /** A template like a model's: 512 values of about normal distribution. */
  public static FaceTemplate template(long seed) {
    return template(MODEL, seed);
  }

  public static FaceTemplate template(String modelId, long seed) {
    Random random = new Random(seed);
    float[] values = new float[FaceTemplate.DIMENSION];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return FaceTemplate.normalised(modelId, values);
  }

  @Override
  public ComparisonScore compare(FaceTemplate probe, FaceTemplate reference) {
    return new ComparisonScore(probe.cosine(reference));
  }

  @Override
  public double thresholdAtFmr(double fmr) {
    return 0.4;
  }

  @Override
  public String modelId() {
    return modelId;
  }

  @Override
  public boolean ready() {
    return ready;
  }

  @Override
  public Optional<String> problem() {
    return Optional.empty();
  }
}
