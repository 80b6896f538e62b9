// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.comparison;

import java.util.List;
import org.clearlane.biometrics.FingerprintMatcher;
import org.clearlane.biometrics.FingerprintScore;
import org.clearlane.biometrics.FingerprintSet;
import org.clearlane.biometrics.FingerprintTemplate;

/** Compares fingerprints: minutiae have no matrix, but a probe is prepared once for many. */
public final class FingerprintScorer implements PairScorer {
  private final List<FingerprintTemplate> templates;
  private final FingerprintSet references;

  /**
   * @param matcher that made the templates
   */
  public FingerprintScorer(FingerprintMatcher matcher, List<FingerprintTemplate> templates) {
    this.templates = List.copyOf(templates);
    references = matcher.read(templates);
  }

  @Override
  public double score(int probe, int reference) {
    return references.compare(templates.get(probe), reference, reference + 1).getFirst().value();
  }

  @Override
  public void scores(int probe, int probes, int reference, int number, float[] target) {
    for (int i = 0; i < probes; i++) {
      int at = i * number;
      for (FingerprintScore score :
          references.compare(templates.get(probe + i), reference, reference + number)) {
        target[at++] = (float) score.value();
      }
    }
  }
}
