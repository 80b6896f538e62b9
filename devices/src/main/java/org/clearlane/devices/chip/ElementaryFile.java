// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.chip;

/** The files that are read, each with the longest length that is believed. */
enum ElementaryFile {
  CARD_ACCESS(0x011C, 8 * 1024),
  SECURITY_OBJECT(0x011D, 64 * 1024),
  DATA_GROUP_1(0x0101, 512),
  /** A face of 20 kB is usual; with several pictures in the record it may be ten times that. */
  DATA_GROUP_2(0x0102, 200 * 1024),
  DATA_GROUP_14(0x010E, 16 * 1024),
  DATA_GROUP_15(0x010F, 8 * 1024);

  private final int identifier;
  private final int most;

  ElementaryFile(int identifier, int most) {
    this.identifier = identifier;
    this.most = most;
  }

  byte[] identifier() {
    return new byte[] {(byte) (identifier >> 8), (byte) identifier};
  }

  /** In bytes, with tag and length. */
  int most() {
    return most;
  }
}
