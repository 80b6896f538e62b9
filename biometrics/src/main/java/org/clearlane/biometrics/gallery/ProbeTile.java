// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import java.util.List;

/**
 * Some probes that are multiplied with each row in one go, so that the row is loaded once.
 *
 * @param width 1, 2, 4 or 8: what the kernels are written for
 * @param steps as in the layout
 * @param pairs {@code steps * width} pairs of codes: for each step those of all probes, zero for a
 *     place without a probe
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, written once
record ProbeTile(int width, int steps, int[] pairs) {

  /** Of one to {@value ScanKernel#MOST_PROBES} probes of one dimension. */
  static ProbeTile of(List<ProbeCode> probes) {
    int width = Math.min(ScanKernel.MOST_PROBES, Integer.highestOneBit(2 * probes.size() - 1));
    int steps = probes.getFirst().pairs().length;
    int[] pairs = new int[steps * width];
    for (int p = 0; p < probes.size(); p++) {
      int[] own = probes.get(p).pairs();
      for (int i = 0; i < steps; i++) {
        pairs[i * width + p] = own[i];
      }
    }
    return new ProbeTile(width, steps, pairs);
  }
}
