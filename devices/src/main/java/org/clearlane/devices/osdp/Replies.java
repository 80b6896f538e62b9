// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.osdp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.HexFormat;

/** Understands replies. */
final class Replies {
  static final int ACK = 0x40;
  static final int NAK = 0x41;
  static final int PDID = 0x45;
  static final int PDCAP = 0x46;
  static final int LSTATR = 0x48;
  static final int ISTATR = 0x49;
  static final int OSTATR = 0x4A;
  static final int BUSY = 0x79;

  private static final int IDENTITY_LENGTH = 12;
  private static final int CAPABILITY_LENGTH = 3;
  private static final int CONTACTS = 1;
  private static final int OUTPUTS = 2;

  private Replies() {}

  static Reply of(Frame frame) {
    byte[] data = frame.data();
    return switch (frame.code()) {
      case ACK -> new Reply.Ack();
      case NAK -> data.length > 0 ? new Reply.Nak(data[0] & 0xFF) : unusable(frame);
      case PDID -> data.length == IDENTITY_LENGTH ? identity(data) : unusable(frame);
      case PDCAP -> data.length % CAPABILITY_LENGTH == 0 ? capabilities(data) : unusable(frame);
      case LSTATR ->
          data.length == 2 ? new Reply.LocalStatus(data[0] != 0, data[1] != 0) : unusable(frame);
      case ISTATR -> new Reply.InputStatus(data.length, active(data));
      case OSTATR -> new Reply.OutputStatus(data.length, active(data));
      case BUSY -> new Reply.Busy();
      default -> unusable(frame);
    };
  }

  private static Reply unusable(Frame frame) {
    return new Reply.Unusable(frame.code(), frame.data().length);
  }

  private static Reply identity(byte[] data) {
    ByteBuffer buffer = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    String vendor = HexFormat.of().withUpperCase().formatHex(data, 0, 3);
    return new Reply.Identity(
        vendor,
        data[3] & 0xFF,
        data[4] & 0xFF,
        buffer.getInt(5) & 0xFFFF_FFFFL,
        data[9] & 0xFF,
        data[10] & 0xFF,
        data[11] & 0xFF);
  }

  private static Reply capabilities(byte[] data) {
    int inputs = 0;
    int outputs = 0;
    for (int i = 0; i < data.length; i += CAPABILITY_LENGTH) {
      int items = data[i + 2] & 0xFF;
      switch (data[i]) {
        case CONTACTS -> inputs = items;
        case OUTPUTS -> outputs = items;
        default -> {}
      }
    }
    return new Reply.Capabilities(inputs, outputs);
  }

  private static BitSet active(byte[] data) {
    BitSet active = new BitSet(data.length);
    for (int i = 0; i < data.length; i++) {
      active.set(i, data[i] != 0);
    }
    return active;
  }
}
