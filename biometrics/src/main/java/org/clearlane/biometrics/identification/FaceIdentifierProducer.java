// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.identification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.clearlane.biometrics.FaceGallery;
import org.clearlane.biometrics.FaceIdentifier;
import org.clearlane.biometrics.face.FmrCalibration;

/** Offers the identifier as a bean. */
@ApplicationScoped
class FaceIdentifierProducer {

  @Produces
  @ApplicationScoped
  FaceIdentifier faceIdentifier(FaceGallery galleries) {
    return new CalibratedIdentifier(galleries, FmrCalibration.configured());
  }
}
