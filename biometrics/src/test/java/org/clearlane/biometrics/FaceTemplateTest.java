// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaceTemplateTest {
  private static final String MODEL = "0123456789abcdef";

  private final Random random = new Random(6);

  @Test
  void normalisesAVector() {
    FaceTemplate template = FaceTemplate.normalised(MODEL, vector());

    double squares = 0;
    for (float value : template.values()) {
      squares += (double) value * value;
    }
    assertThat(squares).isCloseTo(1, within(1e-6));
    assertThat(template.cosine(template)).isCloseTo(1, within(1e-6));
  }

  @Test
  void comparesByTheAngle() {
    float[] x = new float[FaceTemplate.DIMENSION];
    float[] y = new float[FaceTemplate.DIMENSION];
    x[0] = 1;
    y[0] = 3;
    y[1] = 4;
    FaceTemplate a = FaceTemplate.normalised(MODEL, x);
    FaceTemplate b = FaceTemplate.normalised(MODEL, y);
    x[0] = -1;

    assertThat(a.cosine(b)).isCloseTo(0.6, within(1e-6)).isEqualTo(b.cosine(a));
    assertThat(a.cosine(FaceTemplate.normalised(MODEL, x))).isEqualTo(-1);
  }

  @Test
  void refusesTemplateOfAnotherModel() {
    FaceTemplate a = FaceTemplate.normalised(MODEL, vector());
    FaceTemplate b = FaceTemplate.normalised("other", a.values());

    assertThatIllegalArgumentException().isThrownBy(() -> a.cosine(b));
  }

  @Test
  void cannotBeChangedFromOutside() {
    float[] values = FaceTemplate.normalised(MODEL, vector()).values();
    FaceTemplate template = new FaceTemplate(MODEL, values);
    FaceTemplate same = new FaceTemplate(MODEL, values);

    values[0] += 1;
    template.values()[1] += 1;

    assertThat(template).isEqualTo(same).hasSameHashCodeAs(same);
  }

  @Test
  void differsByModelAndByValues() {
    FaceTemplate template = FaceTemplate.normalised(MODEL, vector());

    assertThat(template)
        .isNotEqualTo(FaceTemplate.normalised("other", template.values()))
        .isNotEqualTo(FaceTemplate.normalised(MODEL, vector()));
  }

  @Test
  void survivesItsBytes() {
    for (String model : new String[] {"m", MODEL, "a".repeat(32)}) {
      FaceTemplate template = FaceTemplate.normalised(model, vector());

      assertThat(FaceTemplate.fromBytes(template.toBytes())).isEqualTo(template);
      assertThat(template.toBytes()).hasSize(2 + model.length() + 2048);
    }
  }

  @Test
  void refusesBytesOfAnotherForm() {
    byte[] bytes = FaceTemplate.normalised(MODEL, vector()).toBytes();
    byte[] otherVersion = bytes.clone();
    otherVersion[0] = 2;
    byte[] otherLength = bytes.clone();
    otherLength[1] = -1;
    byte[] notANumber = bytes.clone();
    Arrays.fill(notANumber, 100, 104, (byte) 0xFF);
    byte[] badModel = bytes.clone();
    badModel[2] = ' ';
    byte[] tooLong = bytes.clone();
    Arrays.fill(tooLong, 18, 22, (byte) 0x3F); // 0.75 as the first value

    for (byte[] wrong :
        new byte[][] {
          {},
          {1},
          {1, 0},
          Arrays.copyOf(bytes, bytes.length - 1),
          Arrays.copyOf(bytes, bytes.length + 1),
          otherVersion,
          otherLength,
          notANumber,
          badModel,
          tooLong
        }) {
      assertThatIllegalArgumentException().isThrownBy(() -> FaceTemplate.fromBytes(wrong));
    }
  }

  @Test
  void losesLittleAsBytesOfACredential() {
    for (int i = 0; i < 200; i++) {
      FaceTemplate reference = FaceTemplate.normalised(MODEL, vector());
      FaceTemplate compact = FaceTemplate.fromInt8(MODEL, reference.toInt8());
      FaceTemplate probe = near(reference, i / 100.0);

      assertThat(reference.toInt8()).hasSize(512);
      assertThat(compact.cosine(reference)).isGreaterThan(0.9995);
      assertThat(compact.cosine(probe)).isCloseTo(reference.cosine(probe), within(0.005));
    }
  }

  @Test
  void keepsCompactBytesThroughASecondRoundTrip() {
    byte[] compact = FaceTemplate.normalised(MODEL, vector()).toInt8();

    assertThat(FaceTemplate.fromInt8(MODEL, compact).toInt8()).isEqualTo(compact);
  }

  @Test
  void refusesCompactBytesOfAnotherForm() {
    assertThatIllegalArgumentException().isThrownBy(() -> FaceTemplate.fromInt8(MODEL, ones(31)));
    assertThatIllegalArgumentException().isThrownBy(() -> FaceTemplate.fromInt8(MODEL, ones(1025)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FaceTemplate.fromInt8(MODEL, new byte[512]));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "ä", "123456789012345678901234567890123"})
  void refusesModelIdsOfAnotherForm(String modelId) {
    float[] vector = vector();

    assertThatIllegalArgumentException().isThrownBy(() -> FaceTemplate.normalised(modelId, vector));
  }

  @Test
  void refusesVectorsThatAreNoTemplate() {
    float[] infinite = vector();
    infinite[3] = Float.POSITIVE_INFINITY;
    float[] unscaled = new float[512];
    unscaled[0] = 1.1f;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> FaceTemplate.normalised(MODEL, new float[512]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FaceTemplate.normalised(MODEL, vector(31)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FaceTemplate.normalised(MODEL, vector(1025)));
    assertThatIllegalArgumentException().isThrownBy(() -> FaceTemplate.normalised(MODEL, infinite));
    assertThatIllegalArgumentException().isThrownBy(() -> new FaceTemplate(MODEL, unscaled));
  }

  @Test
  void showsNoValues() {
    assertThat(FaceTemplate.normalised(MODEL, vector()))
        .hasToString("FaceTemplate[0123456789abcdef]");
  }

  @ParameterizedTest
  @ValueSource(ints = {33, 128, 192, 1024})
  void takesTheDimensionOfItsModel(int dimension) {
    FaceTemplate template = FaceTemplate.normalised(MODEL, vector(dimension));

    assertThat(template.dimension()).isEqualTo(dimension);
    assertThat(FaceTemplate.fromBytes(template.toBytes())).isEqualTo(template);
    assertThat(FaceTemplate.fromInt8(MODEL, template.toInt8()).cosine(template))
        .isGreaterThan(0.999);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> template.cosine(FaceTemplate.normalised(MODEL, vector(dimension - 1))));
  }

  private static byte[] ones(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 1);
    return bytes;
  }

  private float[] vector() {
    return vector(FaceTemplate.DIMENSION);
  }

  private float[] vector(int dimension) {
    float[] vector = new float[dimension];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  private FaceTemplate near(FaceTemplate template, double noise) {
    float[] values = template.values();
    float[] other = vector();
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (noise * other[i] / Math.sqrt(values.length));
    }
    return FaceTemplate.normalised(MODEL, values);
  }
}
