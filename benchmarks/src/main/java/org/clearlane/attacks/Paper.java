// SPDX-License-Identifier: Apache-2.0
package org.clearlane.attacks;

import java.util.random.RandomGenerator;

/**
 * A printed photograph: ink on paper has no deep black and no bright white, pale colours, and rows
 * of dots at an angle for each ink; the sheet bends and shades itself.
 */
final class Paper {
  private static final double[] WHITE = {244, 240, 230};
  private static final double[] BLACK = {44, 41, 42};

  /** Screen angles of cyan, magenta and yellow, as printers set them. */
  private static final double[] ANGLES = {
    Math.toRadians(15), Math.toRadians(75), Math.toRadians(0)
  };

  private final Picture print;
  private final double dots;
  private final double strength;
  private final double pale;
  private final double shade;

  /**
   * @param print what is printed, filling the sheet
   */
  Paper(Picture print, RandomGenerator random) {
    this.print = print;
    // From 2.2 to 4 pixels of the frame a dot: a print of 60 to 100 lines an inch at arm's length.
    dots = print.width() / random.nextDouble(2.2, 4);
    strength = random.nextDouble(0.08, 0.3);
    pale = random.nextDouble(0.7, 0.9);
    shade = random.nextDouble(-0.5, 0.5);
  }

  Picture scene(Sheet sheet, Picture surroundings) {
    int width = print.width();
    int height = print.height();
    double[] place = new double[3];
    Sheet.Placement placement = sheet.placement();
    double[] ink = new double[3];
    return Picture.of(
        width,
        height,
        (x, y, colour) -> {
          placement.locate(2 * x / width - 1, 2 * y / height - 1, place);
          if (Math.abs(place[0]) > 1.04 || Math.abs(place[1]) > 1.04) {
            surroundings.add(x, y, 1, colour);
            return;
          }
          double light = 1 + shade * place[2];
          if (Math.abs(place[0]) > 1 || Math.abs(place[1]) > 1) {
            for (int channel = 0; channel < 3; channel++) {
              colour[channel] = WHITE[channel] * light;
            }
            return;
          }
          ink[0] = 0;
          ink[1] = 0;
          ink[2] = 0;
          print.add((place[0] + 1) / 2 * width, (place[1] + 1) / 2 * height, 1, ink);
          double grey = 0.3 * ink[0] + 0.59 * ink[1] + 0.11 * ink[2];
          for (int channel = 0; channel < 3; channel++) {
            double share = Math.clamp((grey + pale * (ink[channel] - grey)) / 255, 0.0, 1.0);
            double dot = strength * 4 * share * (1 - share) * dot(place, channel, height, width);
            double inked = Math.clamp(share + dot, 0.0, 1.0);
            colour[channel] = (BLACK[channel] + inked * (WHITE[channel] - BLACK[channel])) * light;
          }
        });
  }

  private double dot(double[] place, int channel, int height, int width) {
    double u = Math.PI * dots * place[0];
    double v = Math.PI * dots * place[1] * height / width;
    double cos = Math.cos(ANGLES[channel]);
    double sin = Math.sin(ANGLES[channel]);
    return Math.cos(u * cos + v * sin) * Math.cos(v * cos - u * sin);
  }
}
