// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.evaluation.acquisition.Sample;
import org.clearlane.evaluation.dataset.Picture;

/** Templates of people who do not exist: a random direction each, and pictures around it. */
public final class SyntheticPeople {
  /** The model of the templates. */
  public static final String MODEL = "synthetic";

  private static final int DIMENSION = 64;

  private SyntheticPeople() {}

  /**
   * Makes samples in the order of people and pictures.
   *
   * @param pictures how many each has, at least 1
   */
  public static List<Sample<FaceTemplate>> samples(long seed, int people, int pictures) {
    Random random = new Random(seed);
    List<Sample<FaceTemplate>> samples = new ArrayList<>();
    for (int person = 0; person < people; person++) {
      float[] centre = gaussian(random, 1);
      for (int i = 0; i < pictures; i++) {
        float[] values = gaussian(random, 0.8);
        for (int k = 0; k < DIMENSION; k++) {
          values[k] += centre[k];
        }
        String name = "person%04d/%d.jpg".formatted(person, i + 1);
        Picture picture = new Picture(name, "person%04d".formatted(person), Path.of(name));
        samples.add(
            new Sample<>(
                picture,
                FaceTemplate.normalised(MODEL, values),
                random.nextDouble(),
                10 + 80 * random.nextDouble()));
      }
    }
    return samples;
  }

  private static float[] gaussian(Random random, double deviation) {
    float[] values = new float[DIMENSION];
    for (int k = 0; k < DIMENSION; k++) {
      values[k] = (float) (deviation * random.nextGaussian());
    }
    return values;
  }
}
