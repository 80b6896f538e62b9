// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

import java.util.EnumSet;
import java.util.Set;
import org.clearlane.devices.DeviceRole;

/** How a lane inspects. */
public enum Procedure {
  /** e-Channel: a travel document as the claim, a fingerprint as the proof. */
  DOCUMENT_FINGERPRINT,
  /**
   * Contactless e-Channel: an encrypted QR code as the claim, a 1:1 face comparison as the proof.
   */
  QR_FACE;

  /** The devices without which a lane cannot inspect so, besides its gate and a camera. */
  public Set<DeviceRole> needs() {
    return switch (this) {
      case DOCUMENT_FINGERPRINT ->
          EnumSet.of(DeviceRole.DOCUMENT_READER, DeviceRole.FINGERPRINT_SENSOR);
      case QR_FACE -> EnumSet.of(DeviceRole.SCANNER);
    };
  }
}
