// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * A finger that nobody has: ridges as waves with a spiral at each minutia (the model of Larkin and
 * Fletcher, 2007), turned, shifted and noisy in each impression. Real fingers are harder.
 */
public final class DrawnFinger {
  /** Size of an impression in pixels, that of a ZFM sensor at 500 dots per inch. */
  public static final int WIDTH = FingerPicture.WIDTH;

  public static final int HEIGHT = FingerPicture.HEIGHT;

  private static final int MINUTIAE = 48;
  private static final double RIDGE_PIXELS = 9;
  private static final double NOISE = 18;

  private final double[] x = new double[MINUTIAE];
  private final double[] y = new double[MINUTIAE];
  private final int[] sense = new int[MINUTIAE];
  private final double bend;
  private final double tilt;
  private final long seed;

  /** The finger of a number; the same number is the same finger. */
  public DrawnFinger(long seed) {
    this.seed = seed;
    Random random = new Random(seed);
    for (int i = 0; i < MINUTIAE; i++) {
      x[i] = WIDTH * (random.nextDouble() - 0.5);
      y[i] = HEIGHT * (random.nextDouble() - 0.5);
      sense[i] = random.nextBoolean() ? 1 : -1;
    }
    bend = 0.4 + 0.5 * random.nextDouble();
    tilt = 0.5 * random.nextGaussian();
  }

  /** One touch of the sensor: 8-bit grey rows, dark ridges on a light ground. */
  public byte[] impression(int number) {
    Random random = new Random(31 * seed + number);
    double turn = 0.12 * random.nextGaussian();
    double right = 7 * random.nextGaussian();
    double down = 7 * random.nextGaussian();
    byte[] grey = new byte[WIDTH * HEIGHT];
    for (int row = 0; row < HEIGHT; row++) {
      for (int column = 0; column < WIDTH; column++) {
        double px = column - WIDTH / 2.0 - right;
        double py = row - HEIGHT / 2.0 - down;
        double fx = px * Math.cos(turn) + py * Math.sin(turn);
        double fy = py * Math.cos(turn) - px * Math.sin(turn);
        double value = inside(px, py) ? 128 + 105 * Math.cos(phase(fx, fy)) : 245;
        grey[row * WIDTH + column] =
            (byte) Math.clamp(Math.round(value + NOISE * random.nextGaussian()), 0, 255);
      }
    }
    return grey;
  }

  /** An impression as a PNG file. */
  public byte[] png(int number) {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setDataElements(0, 0, WIDTH, HEIGHT, impression(number));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  private static boolean inside(double px, double py) {
    return Math.hypot(px / (WIDTH * 0.47), py / (HEIGHT * 0.48)) < 1;
  }

  /** Arches that bend towards the tip, and a turn of the wave around each minutia. */
  private double phase(double fx, double fy) {
    double along = fx * Math.sin(tilt) + fy * Math.cos(tilt);
    double across = fx * Math.cos(tilt) - fy * Math.sin(tilt);
    double phase = 2 * Math.PI / RIDGE_PIXELS * (along + bend * across * across / WIDTH);
    for (int i = 0; i < MINUTIAE; i++) {
      phase += sense[i] * Math.atan2(fy - y[i], fx - x[i]);
    }
    return phase;
  }
}
