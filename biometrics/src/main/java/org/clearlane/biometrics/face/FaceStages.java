// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import java.nio.FloatBuffer;
import java.util.List;
import org.clearlane.biometrics.FaceBox;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.Liveness;
import org.clearlane.biometrics.image.DecodedImage;
import org.clearlane.biometrics.image.ImageDecoder;
import org.clearlane.biometrics.image.RgbImage;
import org.clearlane.biometrics.image.RgbPlanes;
import org.clearlane.biometrics.model.ModelFile;

/**
 * The steps of an acquisition one by one, each on what the steps before it made of one picture, so
 * that benchmarks can measure them apart. Thread safe.
 */
public final class FaceStages implements AutoCloseable {
  /** The values of the detector's input. */
  public static final int INPUT_LENGTH = FaceDetector.INPUT_LENGTH;

  private final FaceModels models;
  private final ImageDecoder decoder = new ImageDecoder();
  private final FaceDetector detector;
  private final LandmarkLocator locator;
  private final FeatureExtractor extractor;
  private final LivenessEstimator estimator;
  private final byte[] file;
  private final RgbImage image;
  private final RgbPlanes resized;
  private final FaceBox box;
  private final Landmarks landmarks;
  private final RgbPlanes face;

  /**
   * Loads the bundled models and takes every step once.
   *
   * @param file a picture with one face in the middle
   * @param threads how many threads one run of a model may use
   * @throws IllegalArgumentException if no face is found in the picture
   */
  public FaceStages(byte[] file, int threads) {
    FeatureModel feature = FeatureModel.bundled();
    models = FaceModels.load(ModelFile::bundled, feature, threads);
    detector = new FaceDetector(models.detect());
    locator = new LandmarkLocator(models.landmark());
    extractor = new FeatureExtractor(models.feature(), feature);
    estimator = new LivenessEstimator(models.liveness());
    this.file = file.clone();
    image = decode();
    resized = resize();
    box = detection(image).box();
    landmarks = locator.locate(image, box).landmarks();
    face = align();
  }

  /** The file to upright pixels. */
  public RgbImage decode() {
    if (decoder.decode(file) instanceof DecodedImage.Picture picture) {
      return picture.image();
    }
    throw new IllegalArgumentException("the picture cannot be decoded");
  }

  /** The pixels to the size of the detector's input. */
  public RgbPlanes resize() {
    return FaceDetector.resized(image);
  }

  /**
   * The resized pixels to the detector's input.
   *
   * @param input of {@link #INPUT_LENGTH} values
   */
  public FloatBuffer fill(FloatBuffer input) {
    FaceDetector.fill(input, image, resized);
    return input;
  }

  /** Both, the detector, and the faces from its boxes: how many there are. */
  public int detect() {
    return detector.detect(image).size();
  }

  /** The face to the model's input and its landmarks: the distance of the eyes. */
  public double locate() {
    return locator.locate(image, box).landmarks().eyeDistance();
  }

  /** The face turned upright, in the feature model's size. */
  public RgbPlanes align() {
    return FaceAligner.align(image, landmarks);
  }

  /** The aligned face to a template. */
  public FaceTemplate extract() {
    return extractor.extract(face);
  }

  /** The face with its surroundings to the estimate. */
  public Liveness estimateLiveness() {
    return estimator.estimate(image, box);
  }

  /** Everything from the file to the template, without liveness and judging of quality. */
  public FaceTemplate template() {
    RgbImage decoded = decode();
    Landmarks found = locator.locate(decoded, detection(decoded).box()).landmarks();
    return extractor.extract(FaceAligner.align(decoded, found));
  }

  private Detection detection(RgbImage from) {
    List<Detection> found = detector.detect(from);
    if (found.isEmpty()) {
      throw new IllegalArgumentException("no face is found in the picture");
    }
    return found.getFirst();
  }

  @Override
  public void close() {
    models.close();
  }
}
