// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.search;

import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.PersonId;

/**
 * Random templates whose scores spread like those of faces of different people: with a standard
 * deviation of 0.11, so that 0.1 % reach 0.34 as on Labeled Faces in the Wild. Uniformly random
 * vectors of as many values would lie too close together. The same number gives the same template,
 * on every machine, so that ten million need not be kept to be compared with again.
 */
final class Population {
  private static final String MODEL = "synthetic";

  /** The variance of a score is the reciprocal of the dimensions that vary by themselves. */
  private static final int FREE_DIMENSIONS = 83;

  /** Mates score about 0.7, as two pictures of one person do. */
  private static final float MATE = 0.7f;

  private static final long PROBES = 1L << 40;

  private Population() {}

  /** The reference of a person. */
  static FaceTemplate reference(long number) {
    return template(free(number));
  }

  static PersonId person(long number) {
    return new PersonId(new UUID(1, number));
  }

  static int number(PersonId person) {
    return (int) person.value().getLeastSignificantBits();
  }

  /** A probe: those with even numbers are of somebody in the population, the others of nobody. */
  static FaceTemplate probe(int number, long population) {
    float[] own = free(PROBES + number);
    if (number % 2 == 0) {
      float[] mate = free(number * 7919L % population);
      float rest = (float) Math.sqrt(1 - MATE * MATE);
      for (int i = 0; i < own.length; i++) {
        own[i] = MATE * mate[i] + rest * own[i];
      }
    }
    return template(own);
  }

  private static float[] free(long number) {
    // Seeds in a row give unlike sequences: the generator mixes them.
    RandomGenerator random = new SplittableRandom(number);
    float[] free = new float[FREE_DIMENSIONS];
    for (int i = 0; i < free.length; i++) {
      free[i] = (float) random.nextGaussian();
    }
    return free;
  }

  private static FaceTemplate template(float... free) {
    float[] vector = new float[FaceTemplate.DIMENSION];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = free[i % FREE_DIMENSIONS];
    }
    return FaceTemplate.normalised(MODEL, vector);
  }
}
