// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

/**
 * A reader of machine-readable zones on a serial port.
 *
 * @param port where it is plugged in
 * @param dialect what it speaks
 */
public record DocumentReaderWiring(SerialSettings port, Dialect dialect) {

  /** What a document reader speaks. */
  public sealed interface Dialect {}

  /** The command set of Elyctis readers: messages of a command, a length and data. */
  public record Elyctis() implements Dialect {}

  /**
   * Lines between a start and an end byte, sent without being asked.
   *
   * @param start control byte before the first line, 1 to 31 but not LF or CR
   * @param end another such byte behind the last line
   */
  public record Framed(int start, int end) implements Dialect {
    /** STX and ETX. */
    public static final Framed USUAL = new Framed(2, 3);

    /**
     * @throws IllegalArgumentException if a byte is none of these or both are the same
     */
    public Framed {
      if (!marks(start) || !marks(end) || start == end) {
        throw new IllegalArgumentException(
            "start and end must be two of the bytes 1 to 31 without 10 and 13");
      }
    }

    private static boolean marks(int value) {
      return value >= 1 && value < ' ' && value != '\n' && value != '\r';
    }
  }
}
