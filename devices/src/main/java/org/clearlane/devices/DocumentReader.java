// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

/**
 * A reader of machine-readable zones. It reads nothing, or what it reads is dropped, until it is
 * armed. What it reads comes to {@link LaneListener#documentRead}. Thread-safe; no method blocks.
 */
public interface DocumentReader {
  /**
   * Reads documents from now on, one after the other, until it is disarmed: also after the reader
   * was unplugged meanwhile. Without effect if it is armed.
   */
  void arm();

  /**
   * Reads no further documents. One that is being read meanwhile is dropped. Without effect if it
   * is not armed.
   */
  void disarm();
}
