// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.comparison;

import java.util.List;
import org.clearlane.biometrics.FingerprintMatcher;
import org.clearlane.biometrics.FingerprintTemplate;

/** Compares fingerprints, one pair after the other: minutiae have no matrix. */
public final class FingerprintScorer implements PairScorer {
  private final FingerprintMatcher matcher;
  private final List<FingerprintTemplate> templates;

  /**
   * @param matcher that made the templates
   */
  public FingerprintScorer(FingerprintMatcher matcher, List<FingerprintTemplate> templates) {
    this.matcher = matcher;
    this.templates = List.copyOf(templates);
  }

  @Override
  public double score(int probe, int reference) {
    return matcher.compare(templates.get(probe), templates.get(reference)).value();
  }

  @Override
  public void scores(int probe, int probes, int reference, int references, float[] target) {
    for (int i = 0; i < probes; i++) {
      for (int j = 0; j < references; j++) {
        target[i * references + j] = (float) score(probe + i, reference + j);
      }
    }
  }
}
