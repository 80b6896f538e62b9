// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

import java.util.List;
import org.clearlane.biometrics.FaceQuality;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.FingerprintTemplate;
import org.clearlane.biometrics.PadVerdict;

/** What a lane captured of the traveller's body to prove the claim. */
public sealed interface Proof {

  /**
   * A live face.
   *
   * @param probe from the best frame of the capture
   * @param pad whether the capture looked like a presentation attack, and what follows
   * @param maximumFmr the lane's bound on false matches, 1e-6 to 1e-3
   */
  record Face(FaceTemplate probe, FaceQuality quality, PadVerdict pad, double maximumFmr)
      implements Proof {}

  /**
   * Fingers laid on the sensor.
   *
   * @param probes one or two
   */
  record Fingers(List<FingerprintTemplate> probes) implements Proof {
    public Fingers {
      probes = List.copyOf(probes);
    }
  }
}
