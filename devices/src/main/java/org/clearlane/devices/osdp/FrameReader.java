// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.osdp;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds frames in a stream of bytes. Whatever is no frame from the expected address is skipped byte
 * by byte, so that a frame right behind noise is found. Holds at most one largest frame and one
 * piece of input.
 */
final class FrameReader {
  /** The most that may be added at once. */
  static final int PIECE = 512;

  private final int address;
  private final byte[] buffer = new byte[Frame.LARGEST + PIECE];
  private int from;
  private int to;

  /**
   * @param address the address byte of the frames to find, with the reply bit for replies
   */
  FrameReader(int address) {
    this.address = address;
  }

  /** Forgets what has been added. */
  void reset() {
    from = 0;
    to = 0;
  }

  /** Whether something has been added that may be the beginning of a frame. */
  boolean inFrame() {
    return to > from;
  }

  /** Adds the first {@code count} bytes of a piece; call {@link #next()} until empty afterwards. */
  void add(byte[] piece, int count) {
    if (to + count > buffer.length) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    System.arraycopy(piece, 0, buffer, to, count);
    to += count;
  }

  /** Takes the next whole frame; empty if more bytes are needed. */
  Optional<Frame> next() {
    while (from < to) {
      int length = candidate();
      if (length == 0) {
        return Optional.empty();
      }
      if (length > 0) {
        Frame frame = decode(length);
        from += length;
        return Optional.of(frame);
      }
      from++;
    }
    reset();
    return Optional.empty();
  }

  /** The length of the frame at {@code from}; 0 if more bytes are needed; below 0 if it is none. */
  private int candidate() {
    int held = to - from;
    if (buffer[from] != Frame.START || (held > 1 && at(1) != address)) {
      return -1;
    }
    if (held < Frame.HEAD) {
      return 0;
    }
    int length = at(2) | at(3) << 8;
    FrameCheck check = check();
    int security = (at(4) & Frame.CONTROL_SECURITY) == 0 ? 0 : at(5);
    if (length > Frame.LARGEST
        || length < Frame.HEAD + security + check.size
        || ((at(4) & Frame.CONTROL_SECURITY) != 0 && security < 2)) {
      return -1;
    }
    if (held < length) {
      return 0;
    }
    return check.holds(buffer, from, from + length - check.size) ? length : -1;
  }

  private Frame decode(int length) {
    FrameCheck check = check();
    int security = (at(4) & Frame.CONTROL_SECURITY) == 0 ? 0 : at(5);
    int block = from + Frame.HEAD - 1;
    int code = block + security;
    return new Frame(
        at(1),
        at(4) & Frame.CONTROL_SEQUENCE,
        check,
        Arrays.copyOfRange(buffer, block, code),
        buffer[code] & 0xFF,
        Arrays.copyOfRange(buffer, code + 1, from + length - check.size));
  }

  private FrameCheck check() {
    return (at(4) & Frame.CONTROL_CRC) == 0 ? FrameCheck.CHECKSUM : FrameCheck.CRC;
  }

  private int at(int offset) {
    return buffer[from + offset] & 0xFF;
  }
}
