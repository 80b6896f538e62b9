// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import javax.imageio.ImageIO;
import org.clearlane.biometrics.BestFrame;
import org.clearlane.biometrics.CaptureHint;
import org.clearlane.biometrics.CapturePurpose;
import org.clearlane.biometrics.FaceAcquisition;
import org.clearlane.biometrics.FaceAcquisition.Acquired;
import org.clearlane.biometrics.QualityAspect;
import org.clearlane.biometrics.QualityMeasure;
import org.clearlane.biometrics.image.DecodedImage;
import org.clearlane.biometrics.image.ImageDecoder;
import org.clearlane.biometrics.image.RgbImage;
import org.clearlane.biometrics.image.TestImages;
import org.clearlane.biometrics.model.ModelFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured of the demonstration's portraits, and of the same made worse. */
class CaptureFaultsTest {
  private static final Path PORTRAITS = Path.of("../it-tests/src/main/resources/demo/faces");
  private static final FaceModels MODELS =
      FaceModels.load(ModelFile::bundled, FeatureModel.bundled(), 1);
  private static final FacePipeline PIPELINE = new FacePipeline(MODELS, FeatureModel.bundled());

  /** Upright faces that look at the camera, eyes 24 to 28 pixels apart. */
  private static final String A = "male-31";

  private static final String B = "female-10";
  private static final String C = "male-11";
  private static final String D = "male-30";

  @AfterAll
  static void close() {
    MODELS.close();
  }

  private static BufferedImage portrait(String name) {
    try {
      BufferedImage file = ImageIO.read(PORTRAITS.resolve(name + ".jpg").toFile());
      return Faults.part(file, 0, 0, file.getWidth(), file.getHeight());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FaceAcquisition acquire(BufferedImage image) {
    return switch (new ImageDecoder().decode(TestImages.encode(image, "png"))) {
      case DecodedImage.Picture picture -> PIPELINE.acquire(picture);
      case DecodedImage.Refused(var failure) -> new FaceAcquisition.NotAcquired(failure);
    };
  }

  private static Acquired acquired(BufferedImage image) {
    FaceAcquisition acquisition = acquire(image);
    assertThat(acquisition).isInstanceOf(Acquired.class);
    return (Acquired) acquisition;
  }

  private static double value(Acquired face, QualityAspect aspect) {
    return face.quality().value(aspect).orElseThrow();
  }

  private static FaceShape shape(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    RgbImage rgb = new RgbImage(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    Detection face =
        new FaceSelection(rgb, new FaceDetector(MODELS.detect()).detect(rgb))
            .subject()
            .orElseThrow();
    return new LandmarkLocator(MODELS.landmark()).locate(rgb, face.box());
  }

  private static List<CaptureHint> hints(BufferedImage image) {
    return acquired(image).quality().measures(CapturePurpose.LANE).stream()
        .flatMap(measure -> measure.hint().stream())
        .toList();
  }

  private static void asksFor(
      CaptureHint expected,
      String name,
      BiFunction<BufferedImage, FaceShape, BufferedImage> fault) {
    BufferedImage portrait = portrait(name);

    assertThat(hints(fault.apply(portrait, shape(portrait)))).as(name).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {A, B, C, D})
  void asksNothingOfAGoodPortrait(String name) {
    assertThat(acquired(portrait(name)).quality().measures(CapturePurpose.LANE))
        .allMatch(QualityMeasure::met)
        .hasSize(QualityAspect.values().length);
  }

  @ParameterizedTest
  @ValueSource(strings = {A, B, C, D})
  void noticesDarkness(String name) {
    asksFor(CaptureHint.MORE_LIGHT, name, (image, _) -> Faults.brightness(image, 0.2f));
  }

  @ParameterizedTest
  @ValueSource(strings = {A, B, C, D})
  void noticesGlare(String name) {
    asksFor(CaptureHint.LESS_LIGHT, name, (image, _) -> Faults.brightness(image, 1.7f));
  }

  @ParameterizedTest
  @ValueSource(strings = {A, B, D})
  void noticesAShadowOnOneSide(String name) {
    asksFor(CaptureHint.EVEN_LIGHT, name, (image, shape) -> Faults.halfDark(image, shape, 0.2f));
  }

  @ParameterizedTest
  @ValueSource(strings = {A, B, C, D})
  void noticesMotion(String name) {
    asksFor(CaptureHint.HOLD_STILL, name, (image, _) -> Faults.smeared(image, 9));
  }

  @ParameterizedTest
  @ValueSource(strings = {A, B, C, D})
  void noticesDistance(String name) {
    asksFor(CaptureHint.STEP_CLOSER, name, (image, _) -> Faults.farther(image, 0.55));
  }

  @ParameterizedTest
  @ValueSource(strings = {A, B, C, D})
  void noticesDarkGlasses(String name) {
    asksFor(CaptureHint.UNCOVER_FACE, name, Faults::darkGlasses);
  }

  @ParameterizedTest
  @ValueSource(strings = {A, B, C, D})
  void noticesAPlainMask(String name) {
    asksFor(
        CaptureHint.UNCOVER_FACE,
        name,
        (image, shape) -> Faults.masked(image, shape, new Color(150, 190, 215)));
  }

  @ParameterizedTest
  @ValueSource(strings = {A, B, C, D})
  void noticesAFaceThatFillsThePicture(String name) {
    asksFor(
        CaptureHint.STEP_BACK,
        name,
        (image, shape) -> {
          Point nose = shape.point(30);
          double eyes = shape.landmarks().eyeDistance();
          return Faults.part(
              image,
              (int) (nose.x() - 1.3 * eyes),
              (int) (nose.y() - 1.8 * eyes),
              (int) (2.6 * eyes),
              (int) (3.2 * eyes));
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {A, B, C, D})
  void noticesAFaceCutOff(String name) {
    asksFor(
        CaptureHint.MOVE_TO_CENTRE,
        name,
        (image, shape) -> {
          int left =
              (int) (shape.landmarks().leftEye().x() - 0.2 * shape.landmarks().eyeDistance());
          return Faults.part(image, left, 0, image.getWidth(), image.getHeight());
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {A, B, C, D})
  void measuresHowFarAHeadLeans(String name) {
    BufferedImage portrait = portrait(name);
    double upright = value(acquired(portrait), QualityAspect.ROLL);
    BufferedImage leaning = Faults.leaning(portrait, 20);

    assertThat(value(acquired(leaning), QualityAspect.ROLL) - upright).isCloseTo(20, within(4.0));
    assertThat(hints(leaning)).contains(CaptureHint.HOLD_HEAD_UPRIGHT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"male-38", "female-25", "male-28", "female-28"})
  void measuresATurnedHeadAndItsMirrorImageAlike(String name) {
    BufferedImage portrait = portrait(name);
    double yaw = value(acquired(portrait), QualityAspect.YAW);

    assertThat(Math.abs(yaw)).isGreaterThan(20);
    assertThat(value(acquired(Faults.mirrored(portrait)), QualityAspect.YAW))
        .isCloseTo(-yaw, within(6.0));
  }

  @ParameterizedTest
  @ValueSource(strings = {A, B, C, D})
  void seesLessOfClosedEyes(String name) {
    BufferedImage portrait = portrait(name);
    BufferedImage closed = Faults.eyesClosed(portrait, shape(portrait));

    assertThat(value(acquired(closed), QualityAspect.EYES_OPEN))
        .isLessThan(value(acquired(portrait), QualityAspect.EYES_OPEN) - 0.05);
  }

  @ParameterizedTest
  @ValueSource(strings = {A, B, C, D})
  void theBestOfABurstIsTheFrameWithoutFaults(String name) {
    BufferedImage portrait = portrait(name);
    FaceShape shape = shape(portrait);
    List<FaceAcquisition> burst =
        List.of(
            acquire(Faults.smeared(portrait, 9)),
            acquire(Faults.darkGlasses(portrait, shape)),
            acquire(Faults.eyesClosed(portrait, shape)),
            acquire(portrait),
            acquire(Faults.brightness(portrait, 0.2f)),
            acquire(Faults.masked(portrait, shape, Color.DARK_GRAY)),
            acquire(Faults.leaning(portrait, 25)));

    assertThat(BestFrame.of(burst)).contains((Acquired) burst.get(3));
  }
}
