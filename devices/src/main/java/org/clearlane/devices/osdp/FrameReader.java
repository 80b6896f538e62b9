// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.osdp;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds frames in a stream of bytes. Whatever is no frame from the expected address is skipped byte
 * by byte, so that a frame behind noise is found. Holds at most one largest frame and one piece of
 * input.
 */
final class FrameReader {
  /** The most that may be added at once. */
  static final int PIECE = 512;

  private static final int CONTROL = 4;

  private final int address;
  private final byte[] buffer = new byte[Frame.LARGEST + PIECE];
  private FrameCheck expected = FrameCheck.CRC;
  private boolean spoilt;
  private int from;
  private int to;

  /**
   * @param address the address byte of the frames to find, with the reply bit for replies
   */
  FrameReader(int address) {
    this.address = address;
  }

  /**
   * Forgets what has been added, and looks for frames with this check from now on. A device answers
   * with the check of the command; a message with the other one is noise, whose one byte of sum
   * would let too much noise pass.
   */
  void begin(FrameCheck wanted) {
    expected = wanted;
    spoilt = false;
    from = 0;
    to = 0;
  }

  /** Whether something has been added that may be the beginning of a frame. */
  boolean inFrame() {
    return to > from;
  }

  /**
   * Whether, since {@link #begin}, something came whose check is wrong or whose end is missing;
   * noise can look like that.
   */
  boolean damaged() {
    return spoilt || inFrame();
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

  /**
   * Takes the next whole frame; empty if more bytes are needed. Noise may look like the head of a
   * long frame, so a whole frame behind a begun one is taken as well.
   */
  Optional<Frame> next() {
    int begun = to;
    for (int start = from; start < to; start++) {
      int length = candidate(start);
      if (length > 0) {
        Frame frame = decode(start, length);
        from = start + length;
        return Optional.of(frame);
      }
      if (length == 0) {
        begun = Math.min(begun, start);
      }
    }
    from = begun;
    return Optional.empty();
  }

  /**
   * The length of the frame at {@code start}; 0 if more bytes are needed; below 0 if it is none.
   */
  private int candidate(int start) {
    int held = to - start;
    if (buffer[start] != Frame.START || (held > 1 && at(start + 1) != address)) {
      return -1;
    }
    if (held < Frame.HEAD) {
      return 0;
    }
    int length = at(start + 2) | at(start + 3) << 8;
    int control = at(start + CONTROL);
    FrameCheck check = check(control);
    int security = security(start);
    if (check != expected
        || length > Frame.LARGEST
        || length < Frame.HEAD + security + check.size
        || ((control & Frame.CONTROL_SECURITY) != 0 && security < 2)) {
      return -1;
    }
    if (held < length) {
      return 0;
    }
    boolean holds = check.holds(buffer, start, start + length - check.size);
    spoilt |= !holds;
    return holds ? length : -1;
  }

  private Frame decode(int start, int length) {
    int control = at(start + CONTROL);
    FrameCheck check = check(control);
    int block = start + CONTROL + 1;
    int code = block + security(start);
    return new Frame(
        at(start + 1),
        control & Frame.CONTROL_SEQUENCE,
        check,
        Arrays.copyOfRange(buffer, block, code),
        at(code),
        Arrays.copyOfRange(buffer, code + 1, start + length - check.size));
  }

  private int security(int start) {
    return (at(start + CONTROL) & Frame.CONTROL_SECURITY) == 0 ? 0 : at(start + CONTROL + 1);
  }

  private static FrameCheck check(int control) {
    return (control & Frame.CONTROL_CRC) == 0 ? FrameCheck.CHECKSUM : FrameCheck.CRC;
  }

  private int at(int position) {
    return buffer[position] & 0xFF;
  }
}
