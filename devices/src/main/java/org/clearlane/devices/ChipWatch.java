// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

/** Follows one reading of a chip; called on the thread that reads. */
public interface ChipWatch {
  /**
   * How far the reading is.
   *
   * @param percent 0 to 100, never less than before
   */
  void progress(int percent);

  /** Whether the reading shall end before its time; asked before each command to the chip. */
  boolean cancelled();

  /** Looks on and never ends a reading. */
  static ChipWatch none() {
    return new ChipWatch() {
      @Override
      public void progress(int percent) {
        // Nobody looks.
      }

      @Override
      public boolean cancelled() {
        return false;
      }
    };
  }
}
