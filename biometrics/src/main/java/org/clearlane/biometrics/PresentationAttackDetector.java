// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.util.List;

/**
 * Presentation attack detection (PAD, ISO/IEC 30107) over the frames of one capture.
 *
 * <p>No vote here is strong: {@code docs/presentation-attacks.md} tells what each sees, what it
 * does not, and how it did on simulated attacks. A capture without a suspicious vote is not proof
 * of a live person.
 *
 * <p>In the server an application-scoped CDI bean that keeps apart what it remembers of each
 * authority's frames; elsewhere see {@link PresentationAttackDetectors}. Thread safe.
 */
public interface PresentationAttackDetector {

  /** How many frames one judgement takes at most. */
  int MOST_FRAMES = 20;

  /**
   * Judges a capture and remembers keyed hashes of its frames, so that they are known when they
   * come again. Takes some milliseconds on the calling thread.
   *
   * @param frames of one capture, in the order in which they arrived; with a single one only the
   *     votes on single frames are available, and unless the policy is advisory it is suspicious:
   *     nobody could see anything move
   * @return one vote of each kind and what follows
   * @throws IllegalArgumentException if there is no frame or more than {@value #MOST_FRAMES}
   * @throws org.clearlane.kernel.NoAuthorityException in the server, if no authority is bound
   */
  PadVerdict judge(List<CapturedFrame> frames);
}
