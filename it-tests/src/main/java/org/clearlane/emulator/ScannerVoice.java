// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

/** What a scanner says and understands. Used by one thread at a time. */
sealed interface ScannerVoice permits TextVoice, PacketVoice {
  /** What a scanner does with its line. */
  interface Mouth {
    /**
     * Sends bytes.
     *
     * @param anew whether they are the beginning of something new
     */
    void say(byte[] bytes, boolean anew);

    /** The server wants it to read, or to stop. */
    void arm(boolean on);
  }

  /** Understands what the server sent. */
  void hear(byte[] bytes, int count);

  /** Says a code that was read. */
  void tell(String code);

  /** Says again what was not acknowledged in time. */
  void tick();

  /** Forgets what was begun: the plug was pulled. */
  void reset();
}
