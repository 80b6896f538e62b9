// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.clearlane.biometrics.FingerprintAcquisition.Acquired;
import org.junit.jupiter.api.Test;

class FingerprintSetTest {
  private final FingerprintMatcher matcher = FingerprintMatchers.create();
  private final List<FingerprintTemplate> templates = new ArrayList<>();

  FingerprintSetTest() {
    for (long seed = 1; seed <= 3; seed++) {
      for (int number = 0; number < 2; number++) {
        if (matcher.acquire(DrawnFinger.sample(seed, number), FingerPosition.UNKNOWN)
            instanceof Acquired acquired) {
          templates.add(acquired.template());
        }
      }
    }
  }

  @Test
  void scoresAsTheMatcherDoes() {
    FingerprintSet set = matcher.read(templates);
    assertThat(set.size()).isEqualTo(6);
    for (FingerprintTemplate probe : templates) {
      List<FingerprintScore> scores = set.compare(probe, 1, 5);
      assertThat(scores)
          .isEqualTo(
              templates.subList(1, 5).stream()
                  .map(reference -> matcher.compare(probe, reference))
                  .toList());
    }
  }

  @Test
  void refusesTemplatesOfAnotherAlgorithm() {
    FingerprintTemplate first = templates.getFirst();
    FingerprintTemplate other =
        new FingerprintTemplate(
            "sourceafis-2.0",
            first.origin(),
            first.position(),
            first.minutiae(),
            OptionalInt.empty(),
            first.nativeForm());
    assertThatIllegalArgumentException().isThrownBy(() -> matcher.read(List.of(other)));
    FingerprintSet set = matcher.read(templates);
    assertThatIllegalArgumentException().isThrownBy(() -> set.compare(other, 0, 1));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> set.compare(first, 0, 7));
  }
}
