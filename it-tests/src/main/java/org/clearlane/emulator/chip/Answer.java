// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator.chip;

/** What the chip answers: data and a status word. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(byte[] data, int status) {
  static Answer of(byte[] data) {
    return new Answer(data, 0x9000);
  }

  static Answer done() {
    return of(new byte[0]);
  }

  static Answer refused(int status) {
    return new Answer(new byte[0], status);
  }

  byte[] statusBytes() {
    return new byte[] {(byte) (status >> 8), (byte) status};
  }

  byte[] bytes() {
    return Tlv.join(data, statusBytes());
  }
}
