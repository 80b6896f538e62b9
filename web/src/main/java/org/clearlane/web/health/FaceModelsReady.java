// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.clearlane.biometrics.FaceMatcher;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Up when the face models are loaded and their checksums agree. */
@Readiness
@ApplicationScoped
public class FaceModelsReady implements HealthCheck {
  private @Inject FaceMatcher faces;

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("face models");
    faces.problem().ifPresent(problem -> response.withData("problem", problem));
    return response.status(faces.ready()).build();
  }
}
