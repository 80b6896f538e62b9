// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clearlane.biometrics.BiometricsException;
import org.clearlane.biometrics.DrawnFace;
import org.clearlane.biometrics.FaceAcquisition.Acquired;
import org.clearlane.biometrics.FaceMatcher;
import org.clearlane.biometrics.FaceMatchers;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.face.FeatureModel.Colours;
import org.clearlane.biometrics.image.TestImages;
import org.clearlane.biometrics.model.ModelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bundled model's file serves as another model when it is fed in another way. */
class FeatureModelTest {
  private static final byte[] FACE = TestImages.encode(DrawnFace.portrait(320, 240, 90), "png");
  private final FeatureModel bundled = FeatureModel.bundled();

  @TempDir private Path folder;

  @Test
  void readsADescription() throws IOException {
    FeatureModel model = FeatureModel.read(describe("colours", "RGB"));

    assertThat(model.colours()).isEqualTo(Colours.RGB);
    assertThat(model.mean()).isEqualTo(127.5f);
    assertThat(model.scale()).isEqualTo(128);
    assertThat(model.dimension()).isEqualTo(512);
    assertThat(model.mirrored()).isTrue();
    assertThat(model.calibration()).isEmpty();
    assertThat(model.file().verifiedContent(model.source())).isNotEmpty();
  }

  @Test
  void makesTheSameTemplateFromTheSameDescription() throws IOException {
    FaceTemplate own = template(FaceMatchers.load());
    FaceTemplate described = template(FaceMatchers.load(describe("mean", "127.5")));

    assertThat(described).isEqualTo(own);
  }

  @ParameterizedTest
  @CsvSource({"colours,RGB", "mirrored,false", "mean,120", "scale,255"})
  void makesTemplatesThatDoNotCompareWhenFedInAnotherWay(String key, String value)
      throws IOException {
    FaceTemplate own = template(FaceMatchers.load());
    FaceTemplate other = template(FaceMatchers.load(describe(key, value)));

    assertThat(other.modelId()).isNotEqualTo(own.modelId());
    assertThatIllegalArgumentException().isThrownBy(() -> own.cosine(other));
    assertThat(own.cosine(new FaceTemplate(own.modelId(), other.values())))
        .as("the key has an effect")
        .isLessThan(0.99999)
        .isGreaterThan(0.2);
  }

  @Test
  void readsTheModelsCalibration() throws IOException {
    Path description = describe("calibration", "own.csv");
    String id = FeatureModel.read(description).modelId();
    Files.writeString(
        folder.resolve("own.csv"), "# model: " + id + "\nfmr,threshold\n1e-3,0.3\n1e-4,0.4\n");

    assertThat(FaceMatchers.load(description).thresholdAtFmr(1e-4)).isEqualTo(0.4, within(1e-9));

    Files.writeString(folder.resolve("own.csv"), "# model: other\nfmr,threshold\n1e-3,0.3\n");
    assertThatExceptionOfType(BiometricsException.class)
        .isThrownBy(() -> FaceMatchers.load(description))
        .withMessageContaining("own.csv");
  }

  @Test
  void judgesNothingWithoutACalibration() throws IOException {
    FaceMatcher matcher = FaceMatchers.load(describe("colours", "RGB"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> matcher.thresholdAtFmr(1e-4))
        .withMessageContaining("no calibration");
    assertThatExceptionOfType(BiometricsException.class)
        .isThrownBy(() -> FmrCalibration.of(FeatureModel.read(describe("colours", "RGB"))))
        .withMessageContaining("no calibration");
  }

  @Test
  void isNotReadyWhereTheModelGivesAnotherDimension() throws IOException {
    FaceMatcher matcher = FaceMatchers.load(describe("dimension", "256"));

    assertThat(matcher.ready()).isFalse();
    assertThat(matcher.problem().orElseThrow()).contains("512 values, not 256");
  }

  @Test
  void isNotReadyWhereTheModelIsNotTheOneDescribed() throws IOException {
    FaceMatcher matcher = FaceMatchers.load(describe("sha256", "0".repeat(64)));

    assertThat(matcher.ready()).isFalse();
    assertThat(matcher.problem().orElseThrow()).contains("model.onnx", "SHA-256");
  }

  @ParameterizedTest
  @CsvSource({
    "colours,rgb,colours takes RGB or BGR",
    "colours,'',the key colours is missing",
    "mirrored,yes,mirrored takes true or false",
    "scale,0,scale divides",
    "scale,big,scale takes a number",
    "mean,NaN,mean takes",
    "dimension,31,dimension takes",
    "dimension,1025,dimension takes",
    "sha256,ABC,sha256 takes 64",
    "file,'',the key file is missing",
    "color,RGB,unknown key color"
  })
  void refusesADescriptionOfAnotherForm(String key, String value, String message)
      throws IOException {
    Path description = describe(key, value);

    assertThatExceptionOfType(BiometricsException.class)
        .isThrownBy(() -> FeatureModel.read(description))
        .withMessageContaining(description.toString())
        .withMessageContaining(message);
  }

  @Test
  void refusesADescriptionThatIsNotThere() {
    assertThatExceptionOfType(BiometricsException.class)
        .isThrownBy(() -> FeatureModel.read(folder.resolve("none.properties")))
        .withMessageContaining("none.properties cannot be read");
  }

  private static FaceTemplate template(FaceMatcher matcher) {
    assertThat(matcher.problem()).isEmpty();
    assertThat(matcher.acquire(FACE)).isInstanceOf(Acquired.class);
    return ((Acquired) matcher.acquire(FACE)).template();
  }

  /** The bundled model, described, with one key changed or added. */
  private Path describe(String key, String value) throws IOException {
    Files.write(folder.resolve("model.onnx"), ModelFile.bundled(bundled.file().name()));
    List<String> lines =
        new ArrayList<>(
            List.of(
                "file=model.onnx",
                "sha256=" + bundled.file().sha256(),
                "colours=BGR",
                "mean=127.5",
                "scale=128",
                "dimension=512",
                "mirrored=true"));
    lines.removeIf(line -> line.startsWith(key + "="));
    lines.add(key + "=" + value);
    return Files.write(folder.resolve("model.properties"), lines);
  }
}
