// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.PersonId;

/**
 * Searches among random vectors until the compiler has made the scan fast: uncompiled, vector
 * operations are some hundred times slower, and the first traveller of the day would wait.
 */
final class WarmUp {
  /** Enough rows that several threads share them. */
  private static final int ROWS = 16_384;

  /** Each of the kernel's loops was fast after fewer. */
  private static final int ROUNDS = 4;

  private final Scanning scanning;

  WarmUp(Scanning scanning) {
    this.scanning = scanning;
  }

  void run() {
    Random random = new Random(0);
    BlockLayout layout = BlockLayout.of(FaceTemplate.DIMENSION);
    try (References references = new References(layout, MemoryRows::open)) {
      references.reserve(ROWS);
      for (int i = 0; i < ROWS; i++) {
        float[] values = unit(random);
        references.add(new PersonId(new UUID(0, i)), RowCode.of(values), values);
      }
      ExactSearch search =
          new ExactSearch(references.snapshot(), scanning.kernel(), scanning.threads());
      for (int round = 0; round < ROUNDS; round++) {
        for (int width = 1; width <= ScanKernel.MOST_PROBES; width += width) {
          List<Probe> probes = new ArrayList<>();
          for (int i = 0; i < width; i++) {
            probes.add(Probe.of(unit(random), layout, 2));
          }
          search.run(probes);
        }
      }
    }
  }

  private static float[] unit(Random random) {
    float[] values = new float[FaceTemplate.DIMENSION];
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat() - 0.5f;
      squares += values[i] * values[i];
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= (float) Math.sqrt(squares);
    }
    return values;
  }
}
