// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import java.util.List;
import java.util.Optional;
import org.clearlane.biometrics.AcquisitionFailure;
import org.clearlane.biometrics.FaceAcquisition;
import org.clearlane.biometrics.FaceAcquisition.Acquired;
import org.clearlane.biometrics.FaceAcquisition.NotAcquired;
import org.clearlane.biometrics.FaceBox;
import org.clearlane.biometrics.FaceQuality;
import org.clearlane.biometrics.image.DecodedImage.Picture;
import org.clearlane.biometrics.image.RgbImage;
import org.clearlane.biometrics.image.RgbPlanes;

/** The steps from an upright picture to a template. Thread safe. */
final class FacePipeline {
  /** Margin on each side, in parts of the image, for the second attempt at tight crops. */
  private static final double MARGIN = 0.25;

  private static final int MARGIN_GREY = 127;

  private final FaceDetector detector;
  private final LandmarkLocator locator;
  private final FeatureExtractor extractor;
  private final LivenessEstimator liveness;

  FacePipeline(FaceModels models, FeatureModel feature) {
    detector = new FaceDetector(models.detect());
    locator = new LandmarkLocator(models.landmark());
    extractor = new FeatureExtractor(models.feature(), feature);
    liveness = new LivenessEstimator(models.liveness());
  }

  FaceAcquisition acquire(Picture picture) {
    RgbImage image = picture.image();
    List<Detection> faces = detector.detect(image);
    int marginX = 0;
    int marginY = 0;
    if (faces.isEmpty()) {
      marginX = (int) Math.round(image.width() * MARGIN);
      marginY = (int) Math.round(image.height() * MARGIN);
      image = image.padded(marginX, marginY, MARGIN_GREY);
      faces = detector.detect(image);
    }
    FaceSelection selection = new FaceSelection(image, faces);
    Optional<Detection> subject = selection.subject();
    if (subject.isEmpty()) {
      return new NotAcquired(QualityAssessor.failureWithoutFace(picture.image()));
    }
    if (selection.isAmbiguous()) {
      return new NotAcquired(AcquisitionFailure.SEVERAL_FACES);
    }
    FaceBox box = subject.get().box();
    FaceBox withoutMargin = moved(box, -marginX, -marginY);
    FaceShape shape = locator.locate(image, inside(image, box));
    RgbPlanes face = FaceAligner.align(image, shape.landmarks());
    FaceQuality quality =
        QualityAssessor.assess(
            face,
            shape,
            Framing.of(
                withoutMargin,
                shape.moved(-marginX, -marginY).landmarks(),
                picture.image().width(),
                picture.image().height()),
            selection.rival(),
            subject.get().score());
    Optional<AcquisitionFailure> failure = QualityAssessor.failure(quality);
    if (failure.isPresent()) {
      return new NotAcquired(failure.get());
    }
    return new Acquired(
        extractor.extract(face),
        quality,
        liveness.estimate(picture.image(), inside(picture.image(), withoutMargin)),
        scaled(withoutMargin, picture.scale()),
        Optional.of(
            FaceTracer.trace(picture.image(), withoutMargin, shape.moved(-marginX, -marginY))));
  }

  /** The part of the box that is inside the image, a pixel at least. */
  private static FaceBox inside(RgbImage image, FaceBox box) {
    double x1 = Math.clamp(box.x(), 0, image.width() - 1.0);
    double y1 = Math.clamp(box.y(), 0, image.height() - 1.0);
    double x2 = Math.clamp(box.x() + box.width(), x1 + 1, image.width());
    double y2 = Math.clamp(box.y() + box.height(), y1 + 1, image.height());
    return new FaceBox(x1, y1, x2 - x1, y2 - y1);
  }

  private static FaceBox moved(FaceBox box, double dx, double dy) {
    return new FaceBox(box.x() + dx, box.y() + dy, box.width(), box.height());
  }

  private static FaceBox scaled(FaceBox box, double factor) {
    return new FaceBox(
        box.x() * factor, box.y() * factor, box.width() * factor, box.height() * factor);
  }
}
