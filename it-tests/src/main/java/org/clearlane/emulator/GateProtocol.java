// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.util.Optional;

/** The language in which a software gate is spoken with. Used by one thread. */
interface GateProtocol {
  /** Bytes came in. */
  void hear(byte[] bytes, int count);

  /** The next intact message that was heard. */
  Optional<byte[]> next();

  /** The line paused: a message that has begun never ends. */
  void pause();

  /**
   * Obeys one intact message.
   *
   * @param refuse whether commands that move something are refused
   * @return the answer; empty if the message is for somebody else
   */
  Optional<byte[]> answer(byte[] message, boolean refuse);

  /** The answer that there is no time now; nothing is obeyed. */
  Optional<byte[]> busy(byte[] message);

  /** Power was lost and is back. */
  void restart();

  /** What looks like the beginning of an answer and is none. */
  byte[] junk();
}
