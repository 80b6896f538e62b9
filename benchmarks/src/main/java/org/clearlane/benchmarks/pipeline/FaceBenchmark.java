// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.clearlane.biometrics.ComparisonScore;
import org.clearlane.biometrics.FaceAcquisition;
import org.clearlane.biometrics.FaceMatcher;
import org.clearlane.biometrics.FaceMatchers;
import org.jspecify.annotations.Nullable;
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

/** From picture to template, and one comparison: what a contactless passage waits for. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class FaceBenchmark {
  /** A JPEG or PNG with one face. */
  @Param("it-tests/src/main/resources/demo/faces/female-1.jpg")
  public String picture = "";

  private FaceMatcher matcher = FaceMatchers.load();
  private byte[] image = {};
  private FaceAcquisition.@Nullable Acquired face;

  /** Loads the picture and makes its template once. */
  @Setup
  public void load() throws IOException {
    image = Files.readAllBytes(Path.of(picture));
    if (!(matcher.acquire(image) instanceof FaceAcquisition.Acquired acquired)) {
      throw new IOException("no face could be acquired from " + picture);
    }
    face = acquired;
  }

  @Benchmark
  public FaceAcquisition pictureToTemplate() {
    return matcher.acquire(image);
  }

  @Benchmark
  public ComparisonScore comparison() {
    FaceAcquisition.Acquired loaded = Objects.requireNonNull(face);
    return matcher.compare(loaded.template(), loaded.template());
  }
}
