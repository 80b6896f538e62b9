// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.identification;

import java.util.List;

/**
 * One search of a gallery.
 *
 * @param probe the picture that was searched with
 * @param subject whose it is
 * @param mated whether the subject is enrolled, with another picture. In a non-mated search of an
 *     enrolled subject the subject's own reference counts as absent
 * @param references how many references were searched
 * @param rank where the subject came, 1 best; 0 if not among the first, or not mated
 * @param ownCode the score of the subject's own reference; 0 if not mated
 * @param other who came best of all others; {@link #NOBODY} if there was none
 * @param otherCode that one's score
 * @param outcomes what each rule decided
 */
public record Search(
    int probe,
    int subject,
    boolean mated,
    long references,
    int rank,
    int ownCode,
    int other,
    int otherCode,
    List<Outcome> outcomes) {
  /** In place of a subject. */
  public static final int NOBODY = -1;

  /** The score of a subject that came first, 0 of one that did not. */
  int hitCode() {
    return rank == 1 ? ownCode : 0;
  }
}
