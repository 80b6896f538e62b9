// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.osdp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One OSDP message: {@code 53 | address | length | control | [security block] | code | data |
 * check} (SIA OSDP 2.2, packet format). The arrays are not copied and must not be changed.
 */
final class Frame {
  static final byte START = 0x53;

  /** Start, address, length (2), control, code. */
  static final int HEAD = 6;

  /** The largest message that the standard knows. */
  static final int LARGEST = 1440;

  static final int CONTROL_SEQUENCE = 0x03;
  static final int CONTROL_CRC = 0x04;
  static final int CONTROL_SECURITY = 0x08;
  static final int REPLY = 0x80;

  /** Driven before a frame so that the receivers' line level has settled. */
  private static final byte MARK = (byte) 0xFF;

  private static final byte[] NOTHING = {};

  private final int address;
  private final int sequence;
  private final FrameCheck check;
  private final byte[] security;
  private final int code;
  private final byte[] data;

  Frame(int address, int sequence, FrameCheck check, byte[] security, int code, byte[] data) {
    this.address = address;
    this.sequence = sequence;
    this.check = check;
    this.security = security;
    this.code = code;
    this.data = data;
  }

  /** A frame without security block. */
  static Frame plain(int address, int sequence, FrameCheck check, int code, byte[] data) {
    return new Frame(address, sequence, check, NOTHING, code, data);
  }

  /** Address byte with the reply bit. */
  int address() {
    return address;
  }

  int sequence() {
    return sequence;
  }

  FrameCheck check() {
    return check;
  }

  /** The security block with its length byte; empty if there is none. */
  byte[] security() {
    return security;
  }

  int code() {
    return code;
  }

  byte[] data() {
    return data;
  }

  /** The bytes from start to check, without mark. */
  byte[] bytes() {
    int length = HEAD + security.length + data.length + check.size;
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    int control =
        sequence
            | (check == FrameCheck.CRC ? CONTROL_CRC : 0)
            | (security.length > 0 ? CONTROL_SECURITY : 0);
    buffer.put(START).put((byte) address).putShort((short) length).put((byte) control);
    buffer.put(security).put((byte) code).put(data);
    int value = check.over(buffer.array(), 0, buffer.position());
    if (check == FrameCheck.CRC) {
      buffer.putShort((short) value);
    } else {
      buffer.put((byte) value);
    }
    return buffer.array();
  }

  /** The bytes as sent: a mark, then the frame. */
  byte[] line() {
    byte[] frame = bytes();
    byte[] line = new byte[frame.length + 1];
    line[0] = MARK;
    System.arraycopy(frame, 0, line, 1, frame.length);
    return line;
  }
}
