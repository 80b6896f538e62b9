// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import java.util.Optional;
import org.clearlane.biometrics.FaceMatcher;
import org.clearlane.biometrics.model.ModelFile;

/** Loads the face matcher when the application starts and offers it as a bean. */
@ApplicationScoped
class FaceMatcherProducer {
  private Optional<OnnxFaceMatcher> loaded = Optional.empty();

  void loadAtStart(@Observes Startup event) {
    matcher();
  }

  @Produces
  @ApplicationScoped
  FaceMatcher faceMatcher() {
    return matcher();
  }

  private synchronized OnnxFaceMatcher matcher() {
    OnnxFaceMatcher matcher =
        loaded.orElseGet(
            () ->
                OnnxFaceMatcher.load(
                    ModelFile::bundled,
                    FeatureModel.configured(),
                    BiometricsSettings.THREADS.get(),
                    FmrCalibration.configured()));
    loaded = Optional.of(matcher);
    return matcher;
  }

  @PreDestroy
  void close() {
    loaded.ifPresent(OnnxFaceMatcher::close);
  }
}
