// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.util.List;

/** The outcome of {@link FingerprintMatcher#verify}. */
public sealed interface FingerprintVerification {

  /**
   * One comparison that was made.
   *
   * @param probe index in the list of probes
   * @param reference the enrolled finger
   */
  record Comparison(int probe, FingerPosition reference, FingerprintScore score) {}

  /** Every comparison made, in the order of the probes; empty if no finger corresponded. */
  List<Comparison> comparisons();

  /**
   * The policy is satisfied.
   *
   * @param threshold the score that each comparison was judged by
   */
  record Matched(double threshold, List<Comparison> comparisons)
      implements FingerprintVerification {
    public Matched {
      comparisons = List.copyOf(comparisons);
    }
  }

  /** The fingers were compared and are not alike enough. */
  record NotMatched(double threshold, List<Comparison> comparisons)
      implements FingerprintVerification {
    public NotMatched {
      comparisons = List.copyOf(comparisons);
    }
  }

  /**
   * The policy could not be satisfied: no probe is of an enrolled finger, or {@link
   * FingerprintPolicy.FingerRule#BOTH} lacks a second probe or a second enrolled finger. Nothing
   * was compared.
   */
  record FingerMissing() implements FingerprintVerification {
    @Override
    public List<Comparison> comparisons() {
      return List.of();
    }
  }
}
