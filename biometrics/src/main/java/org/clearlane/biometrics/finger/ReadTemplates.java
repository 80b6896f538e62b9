// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.finger;

import com.machinezoo.sourceafis.FingerprintMatcher;
import java.util.List;
import org.clearlane.biometrics.FingerprintScore;
import org.clearlane.biometrics.FingerprintSet;
import org.clearlane.biometrics.FingerprintTemplate;

/** Parsed templates; the probe's index, which takes most of the time, is made once for all. */
record ReadTemplates(List<NativeTemplate> templates) implements FingerprintSet {

  @Override
  public int size() {
    return templates.size();
  }

  @Override
  public List<FingerprintScore> compare(FingerprintTemplate probe, int from, int to) {
    FingerprintMatcher matcher =
        new FingerprintMatcher(SourceAfisMatcher.nativeOf(probe).template());
    return templates.subList(from, to).stream()
        .map(reference -> new FingerprintScore(matcher.match(reference.template())))
        .toList();
  }
}
