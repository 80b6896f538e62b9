// SPDX-License-Identifier: Apache-2.0
package org.clearlane.attacks;

import java.util.random.RandomGenerator;

/**
 * A lane camera: exposure, a lens that is slightly soft, a noisy sensor, JPEG. One camera takes all
 * frames of a burst; its exposure follows the light a little from frame to frame.
 */
final class Camera {
  private final RandomGenerator random;
  private final double gain;
  private final double noise;
  private final double blur;
  private final double quality;

  Camera(RandomGenerator random) {
    this.random = random;
    gain = random.nextDouble(0.92, 1.08);
    noise = random.nextDouble(1, 3);
    blur = random.nextDouble(0.1, 0.4);
    quality = random.nextDouble(0.85, 0.95);
  }

  byte[] frame(Picture scene) {
    double exposure = gain * (1 + 0.01 * random.nextGaussian());
    Picture seen =
        Picture.of(
            scene.width(),
            scene.height(),
            (x, y, colour) -> {
              for (int tap = 0; tap < 4; tap++) {
                scene.add(
                    x + (tap % 2 == 0 ? -blur : blur),
                    y + (tap < 2 ? -blur : blur),
                    exposure / 4,
                    colour);
              }
              for (int channel = 0; channel < 3; channel++) {
                // Light comes in grains: bright pixels are noisier.
                double grain = noise * Math.sqrt(0.5 + Math.max(0, colour[channel]) / 255);
                colour[channel] += grain * triangular();
              }
            });
    return seen.jpeg(quality);
  }

  /** Close enough to a Gaussian of unit variance, and cheap. */
  private double triangular() {
    return (random.nextFloat() + random.nextFloat() - 1) * 2.45;
  }
}
