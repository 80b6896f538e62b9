// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks;

import java.util.Random;
import org.clearlane.biometrics.FaceTemplate;

/**
 * Random templates whose scores spread like those of faces of different people: with a standard
 * deviation of 0.11, so that 0.1 % reach 0.34 as on Labeled Faces in the Wild. Uniformly random
 * vectors of as many values would lie too close together.
 */
final class SyntheticFaces {
  static final String MODEL = "synthetic";

  /** The variance of a score is the reciprocal of the dimensions that vary by themselves. */
  private static final int FREE_DIMENSIONS = 83;

  private final Random random;

  SyntheticFaces(long seed) {
    random = new Random(seed);
  }

  FaceTemplate next() {
    float[] free = new float[FREE_DIMENSIONS];
    for (int i = 0; i < free.length; i++) {
      free[i] = (float) random.nextGaussian();
    }
    float[] vector = new float[FaceTemplate.DIMENSION];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = free[i % FREE_DIMENSIONS];
    }
    return FaceTemplate.normalised(MODEL, vector);
  }
}
