// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.osdp;

/** How a frame proves that it arrived whole (SIA OSDP 2.2: CRC or checksum). */
enum FrameCheck {
  /** One byte that makes all bytes of the frame add up to 0 modulo 256. */
  CHECKSUM(1) {
    @Override
    int over(byte[] bytes, int from, int to) {
      int sum = 0;
      for (int i = from; i < to; i++) {
        sum += bytes[i];
      }
      return -sum & 0xFF;
    }
  },

  /** CRC-16/AUG-CCITT: polynomial 1021, initial value 1D0F, not reflected, low byte first. */
  CRC(2) {
    @Override
    int over(byte[] bytes, int from, int to) {
      int crc = 0x1D0F;
      for (int i = from; i < to; i++) {
        crc ^= (bytes[i] & 0xFF) << 8;
        for (int bit = 0; bit < 8; bit++) {
          crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021;
        }
      }
      return crc & 0xFFFF;
    }
  };

  /** Bytes that the check takes at the end of the frame. */
  final int size;

  FrameCheck(int size) {
    this.size = size;
  }

  /** The check over the bytes from {@code from} up to, not including, {@code to}. */
  abstract int over(byte[] bytes, int from, int to);

  /** Whether the bytes at {@code to} are the check over those before. */
  boolean holds(byte[] bytes, int from, int to) {
    int found = bytes[to] & 0xFF;
    if (size == 2) {
      found |= (bytes[to + 1] & 0xFF) << 8;
    }
    return found == over(bytes, from, to);
  }
}
