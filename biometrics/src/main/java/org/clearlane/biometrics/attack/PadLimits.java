// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.attack;

import java.time.Duration;

/**
 * Where suspicion begins. Those that no setting moves were set on bursts that {@code ./clearlane
 * attacks} simulates; {@code docs/presentation-attacks.md} has the distributions.
 *
 * @param liveness least mean of the single-image estimates
 * @param parallax least share of the motion that no flat sheet can do
 * @param memory how long a frame is remembered
 */
public record PadLimits(double liveness, double parallax, Duration memory) {
  /**
   * Least change of the coarse pixels. Of mounted prints 98 % stay under 0.008 by noise and JPEG
   * alone, fed-in stills under 0.004; somebody who tries to stand still shows 0.02 and more.
   */
  static final double MOTION = 0.01;

  /** Half as large again: nobody walks so far between two frames of a second. */
  static final double SIZE = Math.log(1.5);

  /**
   * Frames of one capture score 0.9 and more, other pictures of one person 0.7 about, those of
   * different people hardly ever so much (FMR under 1e-5).
   */
  static final double IDENTITY = 0.5;

  /**
   * Share of 256 bits. Compressing a frame anew at JPEG quality 50 to 95 changes 1 % of them, at
   * worst 3 %; the next frame of somebody who tries to stand still 6 % and more, other people's a
   * quarter.
   */
  static final double REPLAY = 0.04;

  /**
   * @throws IllegalArgumentException if a share is not from 0 to 1
   */
  public PadLimits {
    if (!(liveness >= 0 && liveness <= 1 && parallax >= 0 && parallax <= 1)) {
      throw new IllegalArgumentException("limits of votes take 0 to 1");
    }
  }

  public static PadLimits defaults() {
    return new PadLimits(
        Double.parseDouble(PadSettings.LIVENESS.defaultText()),
        Double.parseDouble(PadSettings.PARALLAX.defaultText()),
        Duration.parse(PadSettings.MEMORY.defaultText()));
  }

  static PadLimits configured() {
    return new PadLimits(
        PadSettings.LIVENESS.get(), PadSettings.PARALLAX.get(), PadSettings.MEMORY.get());
  }
}
