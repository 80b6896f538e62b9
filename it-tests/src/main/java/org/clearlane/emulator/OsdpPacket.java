// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.util.Arrays;

/**
 * An OSDP message as the peripheral device sees it (SIA OSDP 2.2, packet format), without secure
 * channel. The array is not copied.
 *
 * @param address 0 to 126, or 127 for all devices
 * @param sequence 0 to 3
 * @param crc whether it is checked by a CRC, else by a checksum
 * @param code command or reply
 * @param data what follows the code
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never kept
record OsdpPacket(int address, int sequence, boolean crc, int code, byte[] data) {
  static final int ALL = 0x7F;

  private static final int[] CRC_TABLE = crcTable();

  OsdpPacket(int address, int sequence, boolean crc, Answer answer) {
    this(address, sequence, crc, answer.code(), answer.data());
  }

  /** Understands the whole message, or throws. */
  static OsdpPacket parse(byte[] message) {
    boolean crc = (message[4] & 4) != 0;
    if ((message[4] & 8) != 0) {
      throw new IllegalArgumentException("secure channel");
    }
    byte[] data = Arrays.copyOfRange(message, 6, message.length - (crc ? 2 : 1));
    return new OsdpPacket(message[1] & 0x7F, message[4] & 3, crc, message[5] & 0xFF, data);
  }

  /** The code of a message, which the secure channel does not hide. */
  static int code(byte[] message) {
    int block = (message[4] & 8) == 0 ? 0 : message[5] & 0xFF;
    return 5 + block < message.length ? message[5 + block] & 0xFF : 0;
  }

  /** Whether the check at the message's end is right. */
  static boolean intact(byte[] message) {
    int end = message.length;
    if ((message[4] & 4) != 0) {
      int found = (message[end - 2] & 0xFF) + 256 * (message[end - 1] & 0xFF);
      return end >= 8 && found == crc(message, end - 2);
    }
    return sum(message, end) == 0;
  }

  /** The reply's bytes with the reply bit, from start to check. */
  byte[] reply() {
    int end = 6 + data.length;
    byte[] message = new byte[end + (crc ? 2 : 1)];
    message[0] = 0x53;
    message[1] = (byte) (address | 0x80);
    message[2] = (byte) message.length;
    message[3] = (byte) (message.length / 256);
    message[4] = (byte) (sequence + (crc ? 4 : 0));
    message[5] = (byte) code;
    System.arraycopy(data, 0, message, 6, data.length);
    if (crc) {
      int check = crc(message, end);
      message[end] = (byte) check;
      message[end + 1] = (byte) (check / 256);
    } else {
      message[end] = (byte) (256 - sum(message, end));
    }
    return message;
  }

  /** Writes the check at the end of a message that is whole but for it. */
  static void check(byte[] message) {
    int end = message.length;
    if ((message[4] & 4) != 0) {
      int check = crc(message, end - 2);
      message[end - 2] = (byte) check;
      message[end - 1] = (byte) (check / 256);
    } else {
      message[end - 1] = (byte) (256 - sum(message, end - 1));
    }
  }

  private static int sum(byte[] message, int end) {
    int sum = 0;
    for (int i = 0; i < end; i++) {
      sum = (sum + (message[i] & 0xFF)) % 256;
    }
    return sum;
  }

  private static int crc(byte[] message, int end) {
    int crc = 0x1D0F;
    for (int i = 0; i < end; i++) {
      crc = (crc << 8 & 0xFF00) ^ CRC_TABLE[(crc >> 8 ^ message[i]) & 0xFF];
    }
    return crc;
  }

  private static int[] crcTable() {
    int[] table = new int[256];
    for (int high = 0; high < 256; high++) {
      int remainder = high * 256;
      for (int i = 0; i < 8; i++) {
        remainder = remainder >= 0x8000 ? (2 * remainder ^ 0x11021) : 2 * remainder;
      }
      table[high] = remainder;
    }
    return table;
  }
}
