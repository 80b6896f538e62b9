// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.kernel.TravellerId;

/** A traveller is enrolled; told within the transaction. */
public record TravellerEnrolled(TravellerId traveller, FaceTemplate reference) {
  /** Hides the face. */
  @Override
  public String toString() {
    return "TravellerEnrolled[" + traveller + "]";
  }
}
