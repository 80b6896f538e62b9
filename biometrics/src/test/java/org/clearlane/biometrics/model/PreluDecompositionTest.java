// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreluDecompositionTest {

  @ParameterizedTest
  @CsvSource({"fr_feature.onnx, 112, 1", "fr_liveness.onnx, 128, 255"})
  void givesWhatThePlainModelGives(String name, int side, float range)
      throws IOException, OrtException {
    byte[] plain = ModelFile.bundled(name);
    byte[] decomposed = PreluDecomposition.apply(plain);
    assertThat(text(plain)).contains("PRelu");
    assertThat(types(decomposed)).doesNotContain("PRelu").contains("Relu", "Mul", "Add");
    Random random = new Random(7);

    for (int round = 0; round < 3; round++) {
      float[] input = new float[3 * side * side];
      for (int i = 0; i < input.length; i++) {
        input[i] = random.nextFloat() * range;
      }
      float[] expected = run(plain, side, input);
      float[] found = run(decomposed, side, input);

      assertThat(cosine(expected, found)).isCloseTo(1, within(1e-9));
      assertThat(found).containsExactly(expected, within(1e-4f));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr_detect.onnx", "fr_landmark.onnx"})
  void leavesOtherModelsAsTheyAre(String name) throws IOException {
    byte[] model = ModelFile.bundled(name);

    assertThat(PreluDecomposition.apply(model)).isEqualTo(model);
  }

  @Test
  void leavesWhatIsNoModelToTheRuntime() throws IOException {
    byte[] model = ModelFile.bundled("fr_feature.onnx");
    Random random = new Random(8);
    assertThat(PreluDecomposition.apply(new byte[0])).isEmpty();

    for (int round = 0; round < 200; round++) {
      byte[] damaged = Arrays.copyOf(model, random.nextInt(5000));
      for (int i = 0; i < 20 && damaged.length > 0; i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      assertThat(PreluDecomposition.apply(damaged)).isNotNull();
    }
  }

  private static float[] run(byte[] model, int side, float[] input) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(model, new OrtSession.SessionOptions());
        OnnxTensor tensor =
            OnnxTensor.createTensor(
                environment, FloatBuffer.wrap(input), new long[] {1, 3, side, side});
        OrtSession.Result result =
            session.run(Map.of(session.getInputNames().iterator().next(), tensor))) {
      FloatBuffer output = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] values = new float[output.remaining()];
      output.get(values);
      return values;
    }
  }

  private static String[] types(byte[] model) {
    WireMessage graph =
        WireMessage.parse(WireMessage.parse(model).first(7).orElseThrow().content());
    return graph
        .fields(1)
        .map(node -> WireMessage.parse(node.content()).first(4).orElseThrow().text())
        .toArray(String[]::new);
  }

  private static String text(byte[] model) {
    return new String(model, StandardCharsets.ISO_8859_1);
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      aa += (double) a[i] * a[i];
      bb += (double) b[i] * b[i];
    }
    return dot / Math.sqrt(aa * bb);
  }
}
