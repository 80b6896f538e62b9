// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.finger;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A drawn pattern of ridges, the print of nobody: for warming up and for tests.
 *
 * <p>Ridges are the level lines of a phase that grows with the distance from a core; where a spiral
 * is added to the phase, one ridge begins (the AM-FM model of Larkin and Fletcher, Optics Express
 * 15, 2007).
 */
public final class RidgePattern {
  /** The mean distance of ridges, 0.46 mm, at 500 dots per inch. */
  private static final double PERIOD = 9;

  private static final int SPIRALS = 45;
  private static final double RADIUS = 150;

  /** The place of a minutia about the middle of the finger, and whether a ridge begins or ends. */
  private record Spiral(double x, double y, int turn) {}

  private final double coreX;
  private final double coreY;
  private final double stretch;
  private final List<Spiral> spirals;

  private RidgePattern(double coreX, double coreY, double stretch, List<Spiral> spirals) {
    this.coreX = coreX;
    this.coreY = coreY;
    this.stretch = stretch;
    this.spirals = spirals;
  }

  /** The pattern of a seed, another one for each. */
  public static RidgePattern of(long seed) {
    Random random = new Random(seed);
    List<Spiral> spirals = new ArrayList<>();
    for (int i = 0; i < SPIRALS; i++) {
      double radius = RADIUS * Math.sqrt(random.nextDouble());
      double angle = 2 * Math.PI * random.nextDouble();
      spirals.add(
          new Spiral(radius * Math.cos(angle), radius * Math.sin(angle), i % 2 == 0 ? 1 : -1));
    }
    return new RidgePattern(
        40 * random.nextGaussian(),
        60 + 30 * random.nextGaussian(),
        0.8 + 0.4 * random.nextDouble(),
        spirals);
  }

  /**
   * Draws an impression at 500 dots per inch.
   *
   * @param turn in radians, about the middle of the picture
   * @param shiftX in pixels
   */
  public GreyImage draw(int width, int height, double turn, double shiftX, double shiftY) {
    byte[] pixels = new byte[width * height];
    double cos = Math.cos(turn);
    double sin = Math.sin(turn);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double dx = x - width / 2.0 - shiftX;
        double dy = y - height / 2.0 - shiftY;
        pixels[y * width + x] = (byte) grey(cos * dx - sin * dy, sin * dx + cos * dy);
      }
    }
    return new GreyImage(width, height, pixels, 500);
  }

  private int grey(double x, double y) {
    if (Math.hypot(x, y) > RADIUS) {
      return 250;
    }
    double phase = 2 * Math.PI / PERIOD * Math.hypot(x - coreX, stretch * (y - coreY));
    for (Spiral spiral : spirals) {
      phase += spiral.turn * Math.atan2(y - spiral.y, x - spiral.x);
    }
    return (int) Math.round(135 + 85 * Math.cos(phase));
  }
}
