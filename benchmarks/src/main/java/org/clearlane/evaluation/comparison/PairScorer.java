// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.comparison;

/** Compares the samples of a cohort, which it knows by their numbers. Thread safe. */
public interface PairScorer {

  /** The score of two samples, exactly as the matcher gives it. */
  double score(int probe, int reference);

  /**
   * The scores of consecutive probes and references.
   *
   * @param target takes a row of {@code references} scores for each probe, which are those of
   *     {@link #score} but for the rounding of single precision
   */
  void scores(int probe, int probes, int reference, int references, float[] target);
}
