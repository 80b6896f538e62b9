// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

/**
 * A single-image estimate that a live person, not a print or a screen, stood before the camera.
 *
 * <p><b>Advisory, and weak on its own.</b> At a score over 0.9 it accepts 98.7 % of real portraits
 * and 91 % of real web photographs, but also 14.5 % of simulated phone replays, 26 % of prints, 39
 * % of screens and up to 61 % of pictures with moire. Use it as one vote beside others (motion over
 * several frames, a fresh nonce, an attendant), never as the sole reason to open a gate.
 *
 * @param score 0 (attack) to 1 (live)
 */
public record Liveness(double score) {
  /**
   * @throws IllegalArgumentException if the score is not from 0 to 1
   */
  public Liveness {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("liveness takes 0 to 1");
    }
  }
}
