// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.scanner;

/**
 * A packet of Zebra's Simple Serial Interface: length, opcode, source, status, data, and a checksum
 * of two bytes that makes the sum of all bytes zero. The length counts all but the checksum.
 *
 * @param status bit 0: sent again; bit 1: more packets of this message follow
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole, never changed
record SsiPacket(int opcode, int status, byte[] data) {
  static final int DECODE_DATA = 0xF3;
  static final int EVENT = 0xF6;
  static final int COMMAND_ACK = 0xD0;
  static final int COMMAND_NAK = 0xD1;
  static final int START_SESSION = 0xE4;
  static final int STOP_SESSION = 0xE5;

  /** Cause of a NAK: the checksum is wrong, send again. */
  static final byte RESEND = 1;

  static final int HEAD = 4;
  static final int CHECKSUM = 2;
  static final int LARGEST = 255 + CHECKSUM;
  static final int FROM_DECODER = 0;

  private static final int AGAIN = 1;
  private static final int CONTINUES = 2;
  private static final byte FROM_HOST = 4;

  boolean again() {
    return (status & AGAIN) != 0;
  }

  boolean continues() {
    return (status & CONTINUES) != 0;
  }

  /** The bytes of a command of this host. */
  static byte[] command(int opcode, boolean again, byte... data) {
    int length = HEAD + data.length;
    byte[] bytes = new byte[length + CHECKSUM];
    bytes[0] = (byte) length;
    bytes[1] = (byte) opcode;
    bytes[2] = FROM_HOST;
    bytes[3] = (byte) (again ? AGAIN : 0);
    System.arraycopy(data, 0, bytes, HEAD, data.length);
    int check = -sum(bytes, 0, length);
    bytes[length] = (byte) (check >> 8);
    bytes[length + 1] = (byte) check;
    return bytes;
  }

  /** Whether the checksum behind the first {@code length} bytes from a place is right. */
  static boolean intact(byte[] bytes, int from, int length) {
    int check = (bytes[from + length] & 0xFF) << 8 | (bytes[from + length + 1] & 0xFF);
    return ((sum(bytes, from, length) + check) & 0xFFFF) == 0;
  }

  private static int sum(byte[] bytes, int from, int length) {
    int sum = 0;
    for (int i = from; i < from + length; i++) {
      sum += bytes[i] & 0xFF;
    }
    return sum;
  }
}
