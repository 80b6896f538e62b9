// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.attack;

import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.clearlane.biometrics.CapturedFrame;
import org.clearlane.biometrics.FaceAcquisition.Acquired;
import org.clearlane.biometrics.FaceBox;
import org.clearlane.biometrics.FaceQuality;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.FaceTrace;
import org.clearlane.biometrics.FaceTrace.Patch;
import org.clearlane.biometrics.Liveness;

/** Traces of a made-up face: blobs of light that may lie in a plane or stand out of it. */
final class Scenes {
  private static final int CELLS = 80;
  private static final int CELL = 3;
  private static final double EYES = 24;

  private final Random random;
  private final double[][] blobs = new double[60][];

  /** Another face for each seed. */
  Scenes(long seed) {
    random = new Random(seed);
    for (int i = 0; i < blobs.length; i++) {
      blobs[i] =
          new double[] {
            random.nextDouble(5, 75),
            random.nextDouble(5, 75),
            random.nextDouble(1.5, 4),
            random.nextDouble(-60, 60)
          };
    }
  }

  /**
   * The face as it stands now.
   *
   * @param dx how many cells it is shifted to the right
   * @param turn how far the middle, which stands out, has moved beyond that, in cells
   * @param noise of each cell, as a standard deviation
   */
  FaceTrace seen(double dx, double turn, double noise) {
    float[] luma = new float[CELLS * CELLS];
    for (int y = 0; y < CELLS; y++) {
      for (int x = 0; x < CELLS; x++) {
        double value = 128;
        for (double[] blob : blobs) {
          double bx = blob[0] + dx + turn * depth(blob[0], blob[1]);
          double distance = Math.hypot(x - bx, y - blob[1]) / blob[2];
          value += blob[3] * Math.exp(-distance * distance);
        }
        luma[y * CELLS + x] = (float) (value + noise * random.nextGaussian());
      }
    }
    return new FaceTrace(640, 480, landmarks(dx), new Patch(CELL, 40, 20, CELLS, luma));
  }

  private static double depth(double x, double y) {
    double radius = Math.hypot(x - 40, y - 40) / 35;
    return radius < 1 ? Math.sqrt(1 - radius * radius) : 0;
  }

  /** Landmarks spread over the face; the eyes' are where the distance of the eyes asks. */
  private static double[] landmarks(double dx) {
    double[] points = new double[2 * FaceTrace.LANDMARKS];
    for (int i = 0; i < FaceTrace.LANDMARKS; i++) {
      double x = 15 + 50 * (i % 8) / 7.0;
      double y = 15 + 50 * Math.floorDiv(i, 8) / 8.0;
      if (i >= 36 && i < 48) {
        x = i < 42 ? 40 - EYES / 2 : 40 + EYES / 2;
        y = 30;
      }
      points[2 * i] = (x + dx + 40 + 0.5) * CELL;
      points[2 * i + 1] = (y + 20 + 0.5) * CELL;
    }
    return points;
  }

  static CapturedFrame frame(FaceTrace trace, double liveness, int person, String file) {
    float[] values = new float[FaceTemplate.DIMENSION];
    values[person] = 1;
    return CapturedFrame.of(
        new Acquired(
            new FaceTemplate("model", values),
            new FaceQuality(60, 0.5, 0.2, 0.7, 0.99, 0.8),
            new Liveness(liveness),
            new FaceBox(0, 0, 100, 100),
            Optional.of(trace)),
        file.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        Instant.EPOCH);
  }
}
