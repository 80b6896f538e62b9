// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.duplicate;

import java.util.Optional;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.kernel.TravellerId;

/**
 * An enrolled face that is there, or gone, once the transaction has committed.
 *
 * @param change its number: a lower one that comes later is over
 * @param reference none of a traveller who is withdrawn
 */
record FaceMoved(long change, TravellerId traveller, Optional<FaceTemplate> reference) {
  /** Hides the person. */
  @Override
  public String toString() {
    return "FaceMoved[" + change + "]";
  }
}
