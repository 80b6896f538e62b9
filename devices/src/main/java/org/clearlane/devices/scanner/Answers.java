// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.scanner;

/**
 * Takes a scanner's answers to commands out of the text that it sends. Whatever is no answer goes
 * on to the framer. Used by one thread.
 */
sealed interface Answers permits Answers.None, HoneywellAnswers, NewlandAnswers {
  /**
   * Takes a byte.
   *
   * @return whether it completes a refusal
   */
  boolean take(byte b, TextFramer framer);

  /** The scanner paused: an answer that has begun ends here. */
  boolean pause(TextFramer framer);

  /** A scanner that answers nothing. */
  record None() implements Answers {
    @Override
    public boolean take(byte b, TextFramer framer) {
      framer.add(b);
      return false;
    }

    @Override
    public boolean pause(TextFramer framer) {
      return false;
    }
  }
}
