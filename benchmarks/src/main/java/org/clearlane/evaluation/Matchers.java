// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation;

import java.nio.file.Path;
import java.util.Optional;
import org.clearlane.biometrics.AcquisitionFailure;
import org.clearlane.biometrics.BiometricsException;
import org.clearlane.biometrics.FaceAcquisition.Acquired;
import org.clearlane.biometrics.FaceAcquisition.NotAcquired;
import org.clearlane.biometrics.FaceGallery;
import org.clearlane.biometrics.FaceIdentifier;
import org.clearlane.biometrics.FaceIdentifiers;
import org.clearlane.biometrics.FaceMatcher;
import org.clearlane.biometrics.FaceMatchers;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.FingerPosition;
import org.clearlane.biometrics.FingerprintAcquisition;
import org.clearlane.biometrics.FingerprintFailure;
import org.clearlane.biometrics.FingerprintMatcher;
import org.clearlane.biometrics.FingerprintMatchers;
import org.clearlane.biometrics.FingerprintQuality;
import org.clearlane.biometrics.FingerprintSample;
import org.clearlane.biometrics.FingerprintTemplate;
import org.clearlane.evaluation.acquisition.Acquisitions;
import org.clearlane.evaluation.acquisition.Attempt;
import org.clearlane.evaluation.acquisition.Attempt.Failure;
import org.clearlane.evaluation.acquisition.Attempt.Success;
import org.clearlane.evaluation.acquisition.Sample;
import org.clearlane.evaluation.dataset.Picture;

/** The one place where matchers are made, and where their answers become attempts. */
final class Matchers {
  private Matchers() {}

  /**
   * @param model description of another model than the bundled one
   * @throws EvaluationException if its models cannot be loaded
   */
  static FaceMatcher faces(Optional<Path> model) {
    FaceMatcher matcher;
    try {
      matcher = model.isEmpty() ? FaceMatchers.load() : FaceMatchers.load(model.get());
    } catch (BiometricsException e) {
      throw EvaluationException.unusable(String.valueOf(e.getMessage()));
    }
    if (!matcher.ready()) {
      throw EvaluationException.failed(
          "the face models are not ready: " + matcher.problem().orElse("unknown"));
    }
    return matcher;
  }

  /** Decides by the calibration that belongs to the model; empty if it has none yet. */
  static Optional<FaceIdentifier> identifier(FaceGallery galleries, Optional<Path> model) {
    if (model.isEmpty()) {
      return Optional.of(FaceIdentifiers.of(galleries));
    }
    try {
      return Optional.of(FaceIdentifiers.of(galleries, model.get()));
    } catch (BiometricsException e) {
      // The description itself was read before, with the matcher: it names no calibration.
      return Optional.empty();
    }
  }

  static FingerprintMatcher fingerprints() {
    return FingerprintMatchers.create();
  }

  static Attempt<FaceTemplate> extract(FaceMatcher matcher, Picture picture, byte[] bytes) {
    return switch (matcher.acquire(bytes)) {
      case Acquired face ->
          new Success<>(
              new Sample<>(
                  picture,
                  face.template(),
                  face.quality().overall(),
                  face.quality().eyeDistancePixels()));
      case NotAcquired(AcquisitionFailure failure) ->
          new Failure<>(picture, Acquisitions.words(failure));
    };
  }

  static Attempt<FingerprintTemplate> extract(
      FingerprintMatcher matcher, int dpi, Picture picture, byte[] bytes) {
    FingerprintSample sample = new FingerprintSample.Encoded(bytes, dpi);
    return switch (matcher.acquire(sample, FingerPosition.UNKNOWN)) {
      case FingerprintAcquisition.Acquired(
              FingerprintTemplate template,
              FingerprintQuality quality) ->
          new Success<>(new Sample<>(picture, template, quality.overall(), quality.minutiae()));
      case FingerprintAcquisition.NotAcquired(FingerprintFailure failure) ->
          new Failure<>(picture, Acquisitions.words(failure));
    };
  }
}
