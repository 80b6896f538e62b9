// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.scanner;

/**
 * Newland's answers: 02 01, four digits, the command repeated with ACK, NAK or ENQ behind it, and ;
 * 03. What begins like one but goes on otherwise is text.
 */
final class NewlandAnswers implements Answers {
  private static final byte STX = 0x02;
  private static final byte SOH = 0x01;
  private static final byte ETX = 0x03;

  /** Two bytes, four digits, a command of 20 characters, and what follows it; twice as much. */
  private static final int LONGEST = 64;

  private final byte[] held = new byte[LONGEST];
  private int length;
  private boolean refused;

  @Override
  public boolean take(byte b, TextFramer framer) {
    if (length > 0 && !continues(b)) {
      letGo(framer);
    }
    if (length == 0 && b != STX) {
      framer.add(b);
      return false;
    }
    held[length++] = b;
    refused |= b == HoneywellAnswers.NAK || b == HoneywellAnswers.ENQ;
    if (b != ETX) {
      return false;
    }
    boolean refusal = refused;
    forget();
    return refusal;
  }

  @Override
  public boolean pause(TextFramer framer) {
    letGo(framer);
    return false;
  }

  private boolean continues(byte b) {
    if (length == 1) {
      return b == SOH;
    }
    return length < LONGEST
        && ((b >= ' ' && b <= '~')
            || b == HoneywellAnswers.ACK
            || b == HoneywellAnswers.NAK
            || b == HoneywellAnswers.ENQ
            || b == ETX);
  }

  private void letGo(TextFramer framer) {
    framer.add(held, length);
    forget();
  }

  private void forget() {
    length = 0;
    refused = false;
  }
}
