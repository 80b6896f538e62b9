// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A message of the Elyctis command set: one byte for the command, two for the length of the data
 * (most significant first), and the data. Replies repeat the command.
 *
 * @param data ASCII, except for {@link Command#CONTINUOUS}; may be personal data
 */
record ElyctisMessage(Command command, String data) {
  /** Bytes before the data. */
  static final int HEADER = 3;

  /** What a message is about. */
  enum Command {
    /** The zone that was read, in lines. */
    INQUIRE('I'),
    /** The zone that was read, joined into one line. */
    ONE_LINE('L'),
    /** Reads the next document without being asked, for one document; data 1 is on, 0 is off. */
    CONTINUOUS('C'),
    VERSION('V'),
    READING_VERSION('W'),
    SERIAL_NUMBER('R'),
    PRODUCT('T');

    private final char letter;

    Command(char letter) {
      this.letter = letter;
    }

    byte code() {
      return (byte) letter;
    }

    static Optional<Command> of(byte code) {
      return Arrays.stream(values()).filter(command -> command.code() == code).findAny();
    }
  }

  /** A question without data. */
  static ElyctisMessage ask(Command command) {
    return new ElyctisMessage(command, "");
  }

  /** Turns continuous reading on or off. */
  static ElyctisMessage continuous(boolean on) {
    return new ElyctisMessage(Command.CONTINUOUS, on ? "\u0001" : "\u0000");
  }

  byte[] bytes() {
    byte[] text = data.getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = new byte[HEADER + text.length];
    bytes[0] = command.code();
    bytes[1] = (byte) (text.length >> 8);
    bytes[2] = (byte) text.length;
    System.arraycopy(text, 0, bytes, HEADER, text.length);
    return bytes;
  }

  /** Hides the data. */
  @Override
  public String toString() {
    return "ElyctisMessage[" + command + ", " + data.length() + " characters]";
  }
}
