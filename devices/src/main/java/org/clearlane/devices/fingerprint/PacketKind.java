// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.fingerprint;

import org.jspecify.annotations.Nullable;

/** What a packet is; the sensor's packet identifier. */
enum PacketKind {
  COMMAND(1),
  DATA(2),
  ACKNOWLEDGEMENT(7),
  LAST_DATA(8);

  private final int code;

  PacketKind(int code) {
    this.code = code;
  }

  byte code() {
    return (byte) code;
  }

  /** Null if no packet has this code. */
  static @Nullable PacketKind of(byte code) {
    return switch (code) {
      case 1 -> COMMAND;
      case 2 -> DATA;
      case 7 -> ACKNOWLEDGEMENT;
      case 8 -> LAST_DATA;
      default -> null;
    };
  }
}
