// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.awt.image.RescaleOp;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clearlane.biometrics.AcquisitionFailure;
import org.clearlane.biometrics.DrawnFace;
import org.clearlane.biometrics.FaceAcquisition;
import org.clearlane.biometrics.FaceAcquisition.Acquired;
import org.clearlane.biometrics.FaceAcquisition.NotAcquired;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.image.TestImages;
import org.clearlane.biometrics.model.ModelFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxFaceMatcherTest {
  private static final OnnxFaceMatcher MATCHER =
      OnnxFaceMatcher.load(ModelFile::bundled, FeatureModel.bundled(), 1, FmrCalibration.bundled());

  @AfterAll
  static void close() {
    MATCHER.close();
  }

  @Test
  void isReadyWithTheBundledModels() {
    assertThat(MATCHER.ready()).isTrue();
    assertThat(MATCHER.problem()).isEmpty();
    assertThat(MATCHER.modelId()).matches("[0-9a-f]{16}");
  }

  @Test
  void findsAFaceWhereItIs() {
    Acquired face = acquired(DrawnFace.portrait(640, 480, 160));

    assertThat(face.box().x() + face.box().width() / 2).isCloseTo(320, within(20.0));
    assertThat(face.box().y() + face.box().height() / 2).isCloseTo(250, within(30.0));
    assertThat(face.box().width()).isCloseTo(150, within(25.0));
    assertThat(face.quality().eyeDistancePixels()).isCloseTo(70, within(10.0));
    assertThat(face.template().modelId()).isEqualTo(MATCHER.modelId());
  }

  @Test
  void givesTheBoxInFullSizePixels() {
    Acquired face = acquired(DrawnFace.portrait(3200, 2400, 800));

    assertThat(face.box().x() + face.box().width() / 2).isCloseTo(1600, within(100.0));
    assertThat(face.quality().eyeDistancePixels()).isCloseTo(175, within(25.0));
  }

  @Test
  void givesTheSameTemplateForTheSameImage() {
    BufferedImage image = DrawnFace.portrait(320, 240, 90);

    assertThat(acquired(image).template()).isEqualTo(acquired(image).template());
  }

  @Test
  void scoresTheSameFaceHighWhateverItsSizeTypeAndOrientation() {
    FaceTemplate reference = acquired(DrawnFace.portrait(640, 480, 160)).template();
    BufferedImage portrait = DrawnFace.portrait(480, 640, 200);
    byte[] lying =
        TestImages.withJpegExif(
            TestImages.encode(turnedLeft(portrait), "jpeg"),
            TestImages.exif(ByteOrder.BIG_ENDIAN, 6));

    assertThat(score(reference, MATCHER.acquire(TestImages.encode(portrait, "png"))))
        .isGreaterThan(0.9);
    assertThat(score(reference, MATCHER.acquire(lying))).isGreaterThan(0.9);
  }

  @Test
  void acquiresASmallPortrait() {
    Acquired face = acquired(DrawnFace.portrait(128, 128, 56));

    assertThat(face.quality().eyeDistancePixels()).isBetween(20.0, 28.0);
    assertThat(face.quality().isReliable()).isTrue();
  }

  @Test
  void findsATightlyCroppedFaceAtTheSecondAttempt() {
    BufferedImage whole = DrawnFace.portrait(600, 600, 300);
    Acquired face = acquired(copy(whole.getSubimage(165, 140, 270, 330)));

    assertThat(face.box().x() + face.box().width() / 2).isCloseTo(135, within(20.0));
    assertThat(score(acquired(whole).template(), face)).isGreaterThan(0.6);
  }

  @Test
  void ignoresAFaceInTheBackground() {
    BufferedImage image = DrawnFace.portrait(640, 480, 160);
    DrawnFace.draw(image, 80, 120, 60);

    assertThat(acquired(image).box().x()).isGreaterThan(200);
  }

  @Test
  void refusesTwoFacesSideBySide() {
    BufferedImage image = DrawnFace.wall(640, 480);
    DrawnFace.draw(image, 200, 240, 120);
    DrawnFace.draw(image, 440, 240, 120);

    assertThat(acquire(image)).isEqualTo(new NotAcquired(AcquisitionFailure.SEVERAL_FACES));
  }

  @Test
  void findsNoFaceOnAWall() {
    assertThat(acquire(DrawnFace.wall(640, 480)))
        .isEqualTo(new NotAcquired(AcquisitionFailure.NO_FACE));
  }

  @Test
  void refusesAFaceThatIsTooSmall() {
    assertThat(acquire(DrawnFace.portrait(160, 120, 20)))
        .isEqualTo(new NotAcquired(AcquisitionFailure.FACE_TOO_SMALL));
  }

  @Test
  void refusesABlurredFace() {
    assertThat(acquire(blurred(DrawnFace.portrait(640, 480, 200), 28)))
        .isEqualTo(new NotAcquired(AcquisitionFailure.BLURRED));
  }

  @Test
  void refusesADarkFace() {
    assertThat(acquire(darkened(DrawnFace.portrait(640, 480, 200), 0.07f)))
        .isEqualTo(new NotAcquired(AcquisitionFailure.TOO_DARK));
  }

  @Test
  void refusesAnOverexposedPicture() {
    BufferedImage white = new RescaleOp(1, 255, null).filter(DrawnFace.wall(320, 240), null);

    assertThat(acquire(white)).isEqualTo(new NotAcquired(AcquisitionFailure.TOO_BRIGHT));
  }

  @Test
  void prefersTheBetterFrame() {
    double sharp = acquired(DrawnFace.portrait(640, 480, 200)).quality().overall();

    assertThat(acquired(DrawnFace.portrait(640, 480, 60)).quality().overall()).isLessThan(sharp);
    assertThat(acquired(blurred(DrawnFace.portrait(640, 480, 200), 9)).quality().overall())
        .isLessThan(sharp);
    assertThat(acquired(darkened(DrawnFace.portrait(640, 480, 200), 0.2f)).quality().overall())
        .isLessThan(sharp);
    assertThat(sharp).isBetween(0.8, 1.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr_detect", "fr_landmark", "fr_feature", "fr_liveness"})
  void isNotReadyWithAChangedModel(String changed) {
    ModelFile.Source source =
        name -> {
          byte[] content = ModelFile.bundled(name);
          if (name.startsWith(changed)) {
            content[content.length / 2] ^= 1;
          }
          return content;
        };

    try (OnnxFaceMatcher matcher = load(source)) {
      assertThat(matcher.ready()).isFalse();
      assertThat(matcher.problem().orElseThrow()).contains(changed + ".onnx", "SHA-256");
      assertThat(matcher.acquire(TestImages.encode(DrawnFace.portrait(320, 240, 90), "png")))
          .isEqualTo(new NotAcquired(AcquisitionFailure.NOT_READY));
    }
  }

  private static OnnxFaceMatcher load(ModelFile.Source source) {
    FeatureModel bundled = FeatureModel.bundled();
    FeatureModel feature =
        new FeatureModel(
            bundled.file(),
            source,
            bundled.colours(),
            bundled.mean(),
            bundled.scale(),
            bundled.dimension(),
            bundled.mirrored(),
            bundled.calibration());
    return OnnxFaceMatcher.load(source, feature, 1, FmrCalibration.bundled());
  }

  @Test
  void isNotReadyWithoutItsModels() {
    ModelFile.Source nothing =
        _ -> {
          throw new IOException("gone");
        };

    try (OnnxFaceMatcher matcher = load(nothing)) {
      assertThat(matcher.ready()).isFalse();
      assertThat(matcher.problem()).contains("the model fr_detect.onnx cannot be read");
    }
  }

  @Test
  void comparesOnlyTemplatesOfItsModel() {
    float[] vector = new float[FaceTemplate.DIMENSION];
    vector[0] = 1;
    FaceTemplate own = new FaceTemplate(MATCHER.modelId(), vector);
    FaceTemplate foreign = new FaceTemplate("other", vector);

    assertThat(MATCHER.compare(own, own).value()).isEqualTo(1);
    assertThat(MATCHER.compare(own, own).reaches(MATCHER.thresholdAtFmr(1e-6))).isTrue();
    assertThatIllegalArgumentException().isThrownBy(() -> MATCHER.compare(own, foreign));
    assertThatIllegalArgumentException().isThrownBy(() -> MATCHER.compare(foreign, own));
    assertThatIllegalArgumentException().isThrownBy(() -> MATCHER.compare(foreign, foreign));
  }

  @Test
  void neverThrowsForDamagedFiles() {
    byte[] file = TestImages.encode(DrawnFace.portrait(320, 240, 90), "jpeg");
    Random random = new Random(8);

    for (int part = 0; part <= 20; part++) {
      assertThat(MATCHER.acquire(Arrays.copyOf(file, file.length * part / 20))).isNotNull();
      byte[] damaged = file.clone();
      for (int k = 0; k < 8; k++) {
        damaged[2 + random.nextInt(damaged.length - 2)] = (byte) random.nextInt();
      }
      assertThat(MATCHER.acquire(damaged)).isNotNull();
    }
  }

  @Test
  void servesManyThreads() throws Exception {
    List<byte[]> files =
        Stream.of(60, 90, 120)
            .map(width -> TestImages.encode(DrawnFace.portrait(320, 240, width), "png"))
            .toList();
    List<FaceAcquisition> alone = files.stream().map(MATCHER::acquire).toList();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<List<FaceAcquisition>>> tasks =
          Stream.generate(
                  () ->
                      (Callable<List<FaceAcquisition>>)
                          () -> files.stream().map(MATCHER::acquire).collect(Collectors.toList()))
              .limit(8)
              .toList();
      for (Future<List<FaceAcquisition>> together : threads.invokeAll(tasks)) {
        assertThat(together.get()).isEqualTo(alone);
      }
    }
  }

  private static FaceAcquisition acquire(BufferedImage image) {
    return MATCHER.acquire(TestImages.encode(image, "png"));
  }

  private static Acquired acquired(BufferedImage image) {
    FaceAcquisition acquisition = acquire(image);
    assertThat(acquisition).isInstanceOf(Acquired.class);
    return (Acquired) acquisition;
  }

  private static double score(FaceTemplate reference, FaceAcquisition probe) {
    assertThat(probe).isInstanceOf(Acquired.class);
    return MATCHER.compare(((Acquired) probe).template(), reference).value();
  }

  private static BufferedImage copy(BufferedImage part) {
    BufferedImage copy =
        new BufferedImage(part.getWidth(), part.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = copy.createGraphics();
    g.drawImage(part, 0, 0, null);
    g.dispose();
    return copy;
  }

  private static BufferedImage turnedLeft(BufferedImage image) {
    BufferedImage turned =
        new BufferedImage(image.getHeight(), image.getWidth(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        turned.setRGB(y, image.getWidth() - 1 - x, image.getRGB(x, y));
      }
    }
    return turned;
  }

  /** Three box filters, nearly a bell curve. */
  private static BufferedImage blurred(BufferedImage image, int size) {
    float[] box = new float[size];
    Arrays.fill(box, 1f / size);
    BufferedImage blurred = image;
    for (int i = 0; i < 3; i++) {
      blurred =
          new ConvolveOp(new Kernel(size, 1, box), ConvolveOp.EDGE_NO_OP, null)
              .filter(blurred, null);
      blurred =
          new ConvolveOp(new Kernel(1, size, box), ConvolveOp.EDGE_NO_OP, null)
              .filter(blurred, null);
    }
    return blurred;
  }

  private static BufferedImage darkened(BufferedImage image, float factor) {
    return new RescaleOp(factor, 0, null).filter(image, null);
  }
}
