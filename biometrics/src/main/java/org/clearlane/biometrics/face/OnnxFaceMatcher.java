// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.clearlane.biometrics.AcquisitionFailure;
import org.clearlane.biometrics.BiometricsException;
import org.clearlane.biometrics.ComparisonScore;
import org.clearlane.biometrics.FaceAcquisition;
import org.clearlane.biometrics.FaceAcquisition.NotAcquired;
import org.clearlane.biometrics.FaceMatcher;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.image.DecodedImage;
import org.clearlane.biometrics.image.ImageDecoder;
import org.clearlane.biometrics.model.ModelFile;

/** The face matcher over ONNX models. */
public final class OnnxFaceMatcher implements FaceMatcher, AutoCloseable {
  private static final Logger LOG = System.getLogger(OnnxFaceMatcher.class.getName());

  /** What loading came to. */
  private sealed interface Loaded {
    record Ready(FaceModels models, FacePipeline pipeline) implements Loaded {}

    record Failed(String problem) implements Loaded {}
  }

  private final Loaded loaded;
  private final ImageDecoder decoder = new ImageDecoder();
  private final FmrCalibration calibration;
  private final String modelId;

  private OnnxFaceMatcher(Loaded loaded, String modelId, FmrCalibration calibration) {
    this.loaded = loaded;
    this.modelId = modelId;
    this.calibration = calibration;
  }

  /**
   * Loads the models; where that fails, the matcher is not ready and tells why.
   *
   * @param source of all models but {@code feature}, which knows its own
   * @param threads how many threads one acquisition may use
   */
  public static OnnxFaceMatcher load(
      ModelFile.Source source, FeatureModel feature, int threads, FmrCalibration calibration) {
    String modelId = feature.modelId();
    try {
      FaceModels models = FaceModels.load(source, feature, threads);
      FacePipeline pipeline = pipeline(models, feature);
      LOG.log(Level.INFO, "Face models loaded, templates of model {0}", modelId);
      return new OnnxFaceMatcher(new Loaded.Ready(models, pipeline), modelId, calibration);
    } catch (BiometricsException e) {
      return failed(String.valueOf(e.getMessage()), e, modelId, calibration);
    } catch (RuntimeException | LinkageError e) {
      // Its native library is missing for this platform, or belongs to another class loader.
      return failed("ONNX Runtime cannot be started", e, modelId, calibration);
    }
  }

  private static FacePipeline pipeline(FaceModels models, FeatureModel feature) {
    try {
      return new FacePipeline(models, feature);
    } catch (RuntimeException e) {
      models.close();
      throw e;
    }
  }

  private static OnnxFaceMatcher failed(
      String problem, Throwable cause, String modelId, FmrCalibration calibration) {
    LOG.log(Level.ERROR, "No face matching: " + problem, cause);
    return new OnnxFaceMatcher(new Loaded.Failed(problem), modelId, calibration);
  }

  @Override
  public FaceAcquisition acquire(byte[] image) {
    return switch (loaded) {
      case Loaded.Failed _ -> new NotAcquired(AcquisitionFailure.NOT_READY);
      case Loaded.Ready(_, FacePipeline pipeline) ->
          switch (decoder.decode(image)) {
            case DecodedImage.Refused(AcquisitionFailure failure) -> new NotAcquired(failure);
            case DecodedImage.Picture picture -> pipeline.acquire(picture);
          };
    };
  }

  @Override
  public ComparisonScore compare(FaceTemplate probe, FaceTemplate reference) {
    if (!probe.modelId().equals(modelId)) {
      throw new IllegalArgumentException(
          "a template of the model " + probe.modelId() + " does not compare under " + modelId);
    }
    return new ComparisonScore(probe.cosine(reference));
  }

  @Override
  public double thresholdAtFmr(double fmr) {
    return calibration.threshold(fmr);
  }

  @Override
  public String modelId() {
    return modelId;
  }

  @Override
  public boolean ready() {
    return loaded instanceof Loaded.Ready;
  }

  @Override
  public Optional<String> problem() {
    return loaded instanceof Loaded.Failed(String problem)
        ? Optional.of(problem)
        : Optional.empty();
  }

  @Override
  public void close() {
    if (loaded instanceof Loaded.Ready(FaceModels models, _)) {
      models.close();
    }
  }
}
