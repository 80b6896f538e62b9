// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.util.List;
import java.util.Optional;

/** What a search among many says of the person before the camera; see {@link FaceIdentifier}. */
public sealed interface Identification {

  /**
   * One person reaches the threshold, and nobody else comes near.
   *
   * @param candidate who
   * @param at what was asked of the score
   */
  record Identified(Candidate candidate, OperatingPoint at) implements Identification {}

  /**
   * Nobody reaches the threshold: the person is not enrolled, or was badly captured. Says nothing
   * of who comes nearest, because that is mostly a stranger.
   *
   * @param at what was asked of the score
   */
  record Unknown(OperatingPoint at) implements Identification {}

  /**
   * Somebody reaches the threshold, but another person is nearly as alike: relatives, or one human
   * being under two ids. Ask for a document; the face cannot tell.
   *
   * @param rivals at least two, best first: the best and all within the margin
   * @param at what was asked of the score
   */
  record Ambiguous(List<Candidate> rivals, OperatingPoint at) implements Identification {
    /**
     * @throws IllegalArgumentException if there are fewer than two
     */
    public Ambiguous {
      rivals = List.copyOf(rivals);
      if (rivals.size() < 2) {
        throw new IllegalArgumentException("it takes two to be ambiguous");
      }
    }
  }

  /**
   * Among so many references the calibration cannot vouch for the false positive rate that the
   * policy asks for, whatever the score. Ask for a second factor (QR code, document, fingerprint):
   * the face is a claim at most.
   *
   * @param claim who would be identified at the lowest rate that is supported; a claim to be
   *     proved, not an identification
   * @param neededFmr the false match rate of one comparison that the policy asks for
   * @param supportedFmr the lowest one that the calibration supports
   */
  record NotSupported(Optional<Candidate> claim, double neededFmr, double supportedFmr)
      implements Identification {}

  /**
   * What a decision asked of the score.
   *
   * @param threshold the least score of a match
   * @param fmr the false match rate of one comparison at that threshold is not above this, with a
   *     confidence of 95 %, for people like those of the calibration
   * @param references how many were compared
   */
  record OperatingPoint(double threshold, double fmr, long references) {}
}
