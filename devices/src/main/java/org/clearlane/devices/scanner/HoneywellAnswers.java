// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.scanner;

/**
 * Honeywell's answers: the command repeated, with ACK, NAK or ENQ before its last character, which
 * is a point, an exclamation mark or a comma. Triggers are not answered; the answers are those to
 * commands that somebody else gave.
 */
final class HoneywellAnswers implements Answers {
  static final byte ACK = 0x06;
  static final byte NAK = 0x15;
  static final byte ENQ = 0x05;
  private static final byte NOTHING = 0;

  private byte status = NOTHING;

  @Override
  public boolean take(byte b, TextFramer framer) {
    byte before = status;
    status = NOTHING;
    if (before != NOTHING) {
      if (b == '.' || b == '!' || b == ',') {
        framer.forget();
        return refusal(before);
      }
      framer.add(before); // no answer: it spoils the code in which it stands
    }
    if (b != ACK && b != NAK && b != ENQ) {
      framer.add(b);
    } else if (framer.empty()) {
      return refusal(b);
    } else {
      status = b;
    }
    return false;
  }

  @Override
  public boolean pause(TextFramer framer) {
    byte before = status;
    status = NOTHING;
    if (before != NOTHING) {
      framer.forget();
    }
    return before != NOTHING && refusal(before);
  }

  private static boolean refusal(byte status) {
    return status != ACK;
  }
}
