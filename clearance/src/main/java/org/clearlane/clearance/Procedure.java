// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

/** How a lane inspects. */
public enum Procedure {
  /**
   * Contactless e-Channel: an encrypted QR code as the claim, a 1:1 face comparison as the proof.
   */
  QR_FACE
}
