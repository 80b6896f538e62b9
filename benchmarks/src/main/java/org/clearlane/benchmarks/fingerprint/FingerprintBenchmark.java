// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.fingerprint;

import java.util.concurrent.TimeUnit;
import org.clearlane.biometrics.FingerPosition;
import org.clearlane.biometrics.FingerprintAcquisition;
import org.clearlane.biometrics.FingerprintMatcher;
import org.clearlane.biometrics.FingerprintMatchers;
import org.clearlane.biometrics.FingerprintSample;
import org.clearlane.biometrics.FingerprintScore;
import org.clearlane.biometrics.FingerprintTemplate;
import org.clearlane.biometrics.finger.GreyImage;
import org.clearlane.biometrics.finger.RidgePattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Drawn fingers: from the rows of a sensor to a template, and one comparison. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class FingerprintBenchmark {
  private static final long FINGER = 11;
  private static final long OTHER_FINGER = 12;
  private static final int DPI = 500;

  /** Of a ZFM sensor, and of a desktop reader. */
  @Param({"256x288", "640x480"})
  public String size = "";

  private final FingerprintMatcher matcher = FingerprintMatchers.create();
  private FingerprintSample sample = sample(FINGER, "256x288", 0);
  private FingerprintTemplate probe = template(sample);
  private FingerprintTemplate mate = probe;
  private FingerprintTemplate other = probe;

  @Setup
  public void draw() {
    sample = sample(FINGER, size, 0);
    probe = template(sample);
    mate = template(sample(FINGER, size, 0.1));
    other = template(sample(OTHER_FINGER, size, 0));
  }

  private static FingerprintSample sample(long finger, String size, double turn) {
    int cross = size.indexOf('x');
    int width = Integer.parseInt(size.substring(0, cross));
    int height = Integer.parseInt(size.substring(cross + 1));
    GreyImage image = RidgePattern.of(finger).draw(width, height, turn, 0, 0);
    return new FingerprintSample.Rows(image.pixels(), width, height, Byte.SIZE, DPI);
  }

  private FingerprintTemplate template(FingerprintSample of) {
    if (matcher.acquire(of, FingerPosition.UNKNOWN)
        instanceof FingerprintAcquisition.Acquired acquired) {
      return acquired.template();
    }
    throw new IllegalStateException("no template of a drawn finger");
  }

  @Benchmark
  public FingerprintAcquisition extract() {
    return matcher.acquire(sample, FingerPosition.UNKNOWN);
  }

  @Benchmark
  public FingerprintScore compareMates() {
    return matcher.compare(probe, mate);
  }

  @Benchmark
  public FingerprintScore compareOthers() {
    return matcher.compare(probe, other);
  }
}
