// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.pipeline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.clearlane.biometrics.ComparisonScore;
import org.clearlane.biometrics.FaceAcquisition;
import org.clearlane.biometrics.FaceMatcher;
import org.clearlane.biometrics.FaceMatchers;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.Liveness;
import org.clearlane.biometrics.face.FaceStages;
import org.clearlane.biometrics.image.RgbImage;
import org.clearlane.biometrics.image.RgbPlanes;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From picture to template, each stage by itself and all together. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class PipelineBenchmark {

  /** The picture, and what each stage works on. */
  @State(Scope.Benchmark)
  public static class Stages {
    /** Width and height of a frame that is made, or a picture file. */
    @Param("640x480")
    public String picture = "";

    /** How many threads one run of a model may use. */
    @Param("1")
    public int threads;

    private @Nullable FaceStages stages;
    private final FloatBuffer input =
        ByteBuffer.allocateDirect(FaceStages.INPUT_LENGTH * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();

    @Setup
    public void load() throws IOException {
      stages = new FaceStages(read(picture), threads);
    }

    @TearDown
    public void close() {
      stages().close();
    }

    FaceStages stages() {
      return Objects.requireNonNull(stages);
    }
  }

  /** The door. */
  @State(Scope.Benchmark)
  public static class Door {
    @Param("640x480")
    public String picture = "";

    private final FaceMatcher matcher = FaceMatchers.load();
    private byte[] file = {};

    @Setup
    public void load() throws IOException {
      file = read(picture);
    }
  }

  /** Two templates. */
  @State(Scope.Benchmark)
  public static class Pair {
    private final FaceMatcher matcher = FaceMatchers.load();
    private final FaceTemplate probe = template(1);
    private final FaceTemplate reference = template(2);

    private FaceTemplate template(int value) {
      float[] vector = new float[512];
      for (int i = 0; i < vector.length; i++) {
        vector[i] = (float) Math.sin((double) value * i);
      }
      return FaceTemplate.normalised(matcher.modelId(), vector);
    }
  }

  static byte[] read(String picture) throws IOException {
    if (!picture.matches("\\d{2,5}x\\d{2,5}")) {
      return Files.readAllBytes(Path.of(picture));
    }
    int cross = picture.indexOf('x');
    return CameraFrame.of(
        Integer.parseInt(picture.substring(0, cross)),
        Integer.parseInt(picture.substring(cross + 1)));
  }

  @Benchmark
  public RgbImage decode(Stages of) {
    return of.stages().decode();
  }

  @Benchmark
  public RgbPlanes resize(Stages of) {
    return of.stages().resize();
  }

  @Benchmark
  public FloatBuffer fill(Stages of) {
    return of.stages().fill(of.input);
  }

  @Benchmark
  public int detect(Stages of) {
    return of.stages().detect();
  }

  @Benchmark
  public double locate(Stages of) {
    return of.stages().locate();
  }

  @Benchmark
  public RgbPlanes align(Stages of) {
    return of.stages().align();
  }

  @Benchmark
  public FaceTemplate extract(Stages of) {
    return of.stages().extract();
  }

  @Benchmark
  public Liveness liveness(Stages of) {
    return of.stages().estimateLiveness();
  }

  @Benchmark
  public FaceTemplate template(Stages of) {
    return of.stages().template();
  }

  @Benchmark
  public FaceAcquisition acquire(Door door) {
    return door.matcher.acquire(door.file);
  }

  @Benchmark
  public ComparisonScore compare(Pair pair) {
    return pair.matcher.compare(pair.probe, pair.reference);
  }
}
