// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.clearlane.biometrics.PersonId;

/** What a search must equal: every reference compared in float, one by one. */
final class PlainSearch {
  private final Map<PersonId, List<float[]>> references = new HashMap<>();

  void add(PersonId person, float[] values) {
    references.computeIfAbsent(person, _ -> new ArrayList<>()).add(values);
  }

  void remove(PersonId person) {
    references.remove(person);
  }

  void clear() {
    references.clear();
  }

  List<Match> best(float[] probe, int most) {
    return references.entrySet().stream()
        .map(entry -> new Match(entry.getKey(), best(probe, entry.getValue())))
        .sorted(Match.BEST_FIRST)
        .limit(most)
        .toList();
  }

  private static double best(float[] probe, List<float[]> references) {
    return references.stream().mapToDouble(values -> score(probe, values)).max().orElseThrow();
  }

  private static double score(float[] probe, float[] values) {
    double dot = 0;
    for (int i = 0; i < probe.length; i++) {
      dot += (double) probe[i] * values[i];
    }
    return Math.clamp(dot, -1.0, 1.0);
  }

  /** A random vector of the length 1. */
  static float[] unit(Random random, int dimension) {
    double[] values = random.doubles(dimension, -1, 1).map(v -> v * v * v).toArray();
    return scaled(values, 1);
  }

  /** A vector of the same direction and the given length. */
  static float[] scaled(double[] values, double length) {
    double squares = 0;
    for (double value : values) {
      squares += value * value;
    }
    float[] unit = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      unit[i] = (float) (values[i] / Math.sqrt(squares) * length);
    }
    return unit;
  }
}
