// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.fingerprint;

/** The first byte of the sensor's answers. */
final class Status {
  static final int OK = 0x00;
  static final int DAMAGED_COMMAND = 0x01;
  static final int NO_FINGER = 0x02;
  static final int IMAGE_NOT_TAKEN = 0x03;
  static final int WRONG_PASSWORD = 0x13;

  private Status() {}

  static int of(Packet answer) {
    return answer.data()[0] & 0xFF;
  }

  /** For a log: {@code code 1F}. */
  static String text(int status) {
    return String.format("code %02X", status);
  }
}
