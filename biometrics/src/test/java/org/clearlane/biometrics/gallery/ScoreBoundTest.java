// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bound of what a score of codes can be off, on which the exactness of searches rests. */
class ScoreBoundTest {
  private final Random random = new Random(7);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 31, 33, 128, 512, 4096})
  void holdsForRandomPairs(int dimension) {
    for (int i = 0; i < 200; i++) {
      assertHolds(PlainSearch.unit(random, dimension), PlainSearch.unit(random, dimension));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 32, 128, 512})
  void holdsForAProbeAlongTheRowsRemainder(int dimension) {
    for (int i = 0; i < 200; i++) {
      float[] row = PlainSearch.unit(random, dimension);
      RowCode code = RowCode.of(row);
      double[] remainder = new double[dimension];
      Arrays.setAll(remainder, at -> row[at] - (double) code.scale() * code.codes()[at]);

      assertHolds(PlainSearch.scaled(remainder, 1), row);
      assertHolds(PlainSearch.scaled(remainder, -1), row);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 32, 128, 512})
  void holdsForARowAlongTheProbesRemainder(int dimension) {
    for (int i = 0; i < 200; i++) {
      float[] probe = PlainSearch.unit(random, dimension);
      ProbeCode code = ProbeCode.of(probe, BlockLayout.of(dimension));
      double[] remainder = new double[dimension];
      Arrays.setAll(remainder, at -> probe[at] - (double) code.scale() * value(code, at));

      assertHolds(probe, PlainSearch.scaled(remainder, 1));
      assertHolds(probe, PlainSearch.scaled(remainder, -1.001));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 32, 64, 512, 4096})
  void holdsWhereEveryProductHasTheSameSign(int dimension) {
    for (int i = 0; i < 200; i++) {
      float[] probe = PlainSearch.unit(random, dimension);
      double[] signs = new double[dimension];
      Arrays.setAll(signs, at -> Math.signum(probe[at]));

      assertHolds(probe, PlainSearch.scaled(signs, 1));
      assertHolds(probe, PlainSearch.scaled(signs, -1));
    }
  }

  @Test
  void isNarrowEnoughToLeaveFew() {
    float[] probe = PlainSearch.unit(random, 512);
    RowCode row = RowCode.of(PlainSearch.unit(random, 512));
    ProbeCode code = ProbeCode.of(probe, BlockLayout.of(512));

    assertThat(row.error() * code.rowErrorWeight() + code.ownError()).isLessThan(0.05f);
  }

  @Test
  void refusesVectorsThatAreNoTemplates() {
    for (float[] bad :
        List.of(
            new float[512],
            filled(Float.NaN),
            filled(Float.POSITIVE_INFINITY),
            filled(1),
            filled(Float.MIN_VALUE))) {
      assertThatIllegalArgumentException().isThrownBy(() -> RowCode.of(bad));
    }
    for (float[] bad :
        List.of(new float[512], filled(Float.NaN), filled(Float.POSITIVE_INFINITY))) {
      assertThatIllegalArgumentException().isThrownBy(() -> ProbeCode.of(bad, BlockLayout.of(512)));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> BlockLayout.of(0));
    assertThatIllegalArgumentException().isThrownBy(() -> BlockLayout.of(4097));
  }

  private static float[] filled(float value) {
    float[] values = new float[512];
    Arrays.fill(values, value);
    return values;
  }

  private static int value(ProbeCode code, int at) {
    int pair = code.pairs()[at / 2];
    return at % 2 == 0 ? (short) pair : pair >> 16;
  }

  private static void assertHolds(float[] probe, float[] row) {
    BlockLayout layout = BlockLayout.of(row.length);
    ProbeCode probeCode = ProbeCode.of(probe, layout);
    RowCode rowCode = RowCode.of(row);
    double exact = 0;
    for (int i = 0; i < row.length; i++) {
      exact += (double) probe[i] * row[i];
    }
    float bound = rowCode.error() * probeCode.rowErrorWeight() + probeCode.ownError();
    for (ScanKernel kernel : List.of(new PlainKernel(), new VectorKernel())) {
      float estimate =
          dot(kernel, layout, probeCode, rowCode) * rowCode.scale() * probeCode.scale();
      assertThat(exact).isBetween((double) (estimate - bound), (double) (estimate + bound));
    }
  }

  private static int dot(ScanKernel kernel, BlockLayout layout, ProbeCode probe, RowCode row) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment block = arena.allocate(layout.blockBytes());
      layout.put(block, 13, row.codes());
      int[] sums = new int[ScanKernel.MOST_PROBES * BlockLayout.ROWS];
      kernel.multiply(block, 0, ProbeTile.of(List.of(probe)), sums);
      return sums[13];
    }
  }
}
