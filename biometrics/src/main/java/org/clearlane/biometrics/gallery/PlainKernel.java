// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * The scan without vector instructions: some ten times slower, and what the fast one must equal.
 */
class PlainKernel implements ScanKernel {

  @Override
  public void multiply(MemorySegment blocks, long block, ProbeTile probes, int[] sums) {
    int width = probes.width();
    int[] pairs = probes.pairs();
    Arrays.fill(sums, 0, width * BlockLayout.ROWS, 0);
    for (int step = 0; step < probes.steps(); step++) {
      long run = block + (long) step * BlockLayout.STEP;
      for (int row = 0; row < BlockLayout.ROWS; row++) {
        int even = blocks.get(ValueLayout.JAVA_BYTE, run + 2L * row);
        int odd = blocks.get(ValueLayout.JAVA_BYTE, run + 2L * row + 1);
        for (int p = 0; p < width; p++) {
          int pair = pairs[step * width + p];
          sums[p * BlockLayout.ROWS + row] += even * (short) pair + odd * (pair >> 16);
        }
      }
    }
  }

  @Override
  public int reaching(
      int[] sums,
      int from,
      float[] scales,
      float[] errors,
      int first,
      ProbeCode probe,
      float score) {
    int rows = 0;
    for (int row = 0; row < BlockLayout.ROWS; row++) {
      float estimate = sums[from + row] * scales[first + row] * probe.scale();
      float error = errors[first + row] * probe.rowErrorWeight() + probe.ownError();
      if (estimate + error >= score) {
        rows |= 1 << row;
      }
    }
    return rows;
  }

  @Override
  public String toString() {
    return "plain loops, which are slow: is --add-modules=jdk.incubator.vector missing?";
  }
}
