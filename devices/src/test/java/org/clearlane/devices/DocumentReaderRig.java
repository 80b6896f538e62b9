// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

/** A document reader that a test can lay documents on and disturb. */
public interface DocumentReaderRig extends AutoCloseable {
  /** Attaches the reader. */
  LaneEquipment attach(LaneListener listener);

  /** Whether it replies to questions. */
  boolean replies();

  /** Whether it would read a document now; false if it tells nobody. */
  boolean reading();

  /**
   * Lays a document on the reader, instead of the one before.
   *
   * @param text its lines, separated by LF
   */
  void lay(String text);

  /** Whether the reader has still to read the document that was laid on it. */
  boolean unread();

  /** Takes the document away. */
  void takeAway();

  /** The next document breaks off in the middle. */
  void tear();

  void split(boolean on);

  void noise(boolean on);

  void delayMillis(int millis);

  void loseReplies(int count);

  /** Continuous reading is refused. */
  void refuse(boolean on);

  /** The reader loses power for a moment, the line does not. */
  void restart();

  void unplug();

  void plugIn();

  @Override
  void close();
}
