// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import org.clearlane.biometrics.FaceTemplate;

/**
 * What is searched for.
 *
 * @param values in full precision
 * @param code for the scan
 * @param most how many persons are wanted
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, written once
record Probe(float[] values, ProbeCode code, int most) {

  static Probe of(float[] values, BlockLayout layout, int most) {
    return new Probe(values, ProbeCode.of(values, layout), most);
  }

  /**
   * The score of a reference: summed in the order of {@link FaceTemplate#cosine}, so that both
   * agree to the last bit.
   */
  double score(float[] reference) {
    double dot = 0;
    for (int i = 0; i < values.length; i++) {
      dot += (double) values[i] * reference[i];
    }
    return Math.clamp(dot, -1.0, 1.0);
  }
}
