// SPDX-License-Identifier: Apache-2.0
package org.clearlane.attacks;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A screen that shows a picture: stripes of red, green and blue with gaps between them, its own
 * gamma and white, black that glows, a reflection, and a band where it was refreshed while the
 * camera looked.
 *
 * @param pitch width of a screen pixel in pixels of the frame
 * @param grid how dark the gaps are, 0 to 1
 * @param samples along each axis of a frame's pixel: few let the grid of the screen and that of the
 *     sensor interfere
 * @param bezel width of the dark frame, in half screens
 */
record Display(
    double pitch,
    double grid,
    int samples,
    double bezel,
    double gamma,
    double glow,
    double glareX,
    double glareY,
    double glare,
    double band) {
  private static final double BEZEL = 18;

  /** A notebook's or tablet's screen, seen with a lens that blurs the grid. */
  static Display tablet(RandomGenerator random) {
    return of(random, random.nextDouble(0.9, 1.6), 0.25, 2, 0.12);
  }

  /** The grid of the screen and that of the sensor nearly coincide and interfere. */
  static Display interfering(RandomGenerator random) {
    return of(random, random.nextDouble(0.93, 1.07), 0.35, 1, 0.12);
  }

  /** A phone: finer pixels than the camera sees, bright, with a bezel. */
  static Display phone(RandomGenerator random) {
    return of(random, random.nextDouble(0.4, 0.7), 0.2, 2, 0.18);
  }

  private static Display of(
      RandomGenerator random, double pitch, double grid, int samples, double bezel) {
    return new Display(
        pitch,
        grid,
        samples,
        bezel,
        random.nextDouble(0.85, 1.25),
        random.nextDouble(6, 22),
        random.nextDouble(-0.9, 0.9),
        random.nextDouble(-0.9, 0.2),
        random.nextDouble(0, 60),
        random.nextDouble(0.02, 0.12));
  }

  /** What the screen makes of a picture before it is looked at: gamma, glow, white. */
  Picture emission(Picture picture) {
    return Picture.of(
        picture.width(),
        picture.height(),
        (x, y, colour) -> {
          picture.add(x, y, 1, colour);
          for (int channel = 0; channel < 3; channel++) {
            double linear = Math.pow(Math.clamp(colour[channel] / 255, 0.0, 1.0), gamma);
            double white = channel == 0 ? 0.95 : channel == 2 ? 1.07 : 1;
            colour[channel] = glow + (250 - glow) * linear * white;
          }
        });
  }

  /**
   * @param emission what the screen shows, filling it
   * @param phase where the refresh band stands in this frame, in turns
   */
  Picture scene(Picture emission, Sheet sheet, Picture surroundings, double phase) {
    int width = emission.width();
    int height = emission.height();
    double[] place = new double[3];
    Sheet.Placement placement = sheet.placement();
    double[] light = new double[3];
    return Picture.of(
        width,
        height,
        (x, y, colour) -> {
          double dark = 1 - band * (1 + Math.cos(2 * Math.PI * (y / height + phase)));
          for (int tap = 0; tap < samples * samples; tap++) {
            double sx = x + (tap % samples + 0.5) / samples - 0.5;
            double sy = y + (Math.floorDiv(tap, samples) + 0.5) / samples - 0.5;
            placement.locate(2 * sx / width - 1, 2 * sy / height - 1, place);
            light[0] = 0;
            light[1] = 0;
            light[2] = 0;
            double edge = Math.max(Math.abs(place[0]), Math.abs(place[1]));
            if (edge > 1 + bezel) {
              surroundings.add(x, y, 1, light);
            } else if (edge > 1) {
              Arrays.fill(light, BEZEL);
            } else {
              emit(emission, place, dark, light);
            }
            for (int channel = 0; channel < 3; channel++) {
              colour[channel] += light[channel] / (samples * samples);
            }
          }
          if (Math.abs(place[0]) <= 1 && Math.abs(place[1]) <= 1) {
            double from = square(place[0] - glareX) + square(place[1] - glareY);
            double reflected = glare * Math.exp(-from / 0.12);
            for (int channel = 0; channel < 3; channel++) {
              colour[channel] += reflected;
            }
          }
        });
  }

  private void emit(Picture emission, double[] place, double dark, double[] light) {
    double px = (place[0] + 1) / 2 * emission.width();
    double py = (place[1] + 1) / 2 * emission.height();
    emission.add(px, py, 1, light);
    double column = px / pitch - Math.floor(px / pitch);
    double row = py / pitch - Math.floor(py / pitch);
    double gap = (row > 0.85 ? 1 - grid : 1) * dark;
    int stripe = (int) (column * 3);
    for (int channel = 0; channel < 3; channel++) {
      // The stripe of this colour is lit, the two others are not: the mean over a pixel is one.
      light[channel] *= (channel == stripe ? 1 + 2 * grid : 1 - grid) * gap;
    }
  }

  private static double square(double value) {
    return value * value;
  }
}
