// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.document;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.clearlane.devices.document.ElyctisMessage.Command;

/**
 * Finds Elyctis messages in a stream of bytes. The protocol has neither a start mark nor a check,
 * so a message is believed only if its command is known, its length is possible and its data are
 * text. The length of a real message is no text, which is why a false one that reaches into it is
 * found out, and the search goes on at the byte after the false beginning. Used by one thread.
 */
final class ElyctisFramer {
  /**
   * The longest data. A zone has 90 characters and line ends; and below 2560 the first byte of the
   * length cannot be LF or CR, which would be text.
   */
  static final int LONGEST = 1024;

  private final Consumer<ElyctisMessage> messages;
  private final byte[] held = new byte[ElyctisMessage.HEADER + LONGEST];
  private int length;

  /** How far what is held was found to be text, if a message begins with its first byte. */
  private int checked = ElyctisMessage.HEADER;

  private long dropped;

  private enum Finding {
    MORE_NEEDED,
    MESSAGE,
    NO_MESSAGE
  }

  ElyctisFramer(Consumer<ElyctisMessage> messages) {
    this.messages = messages;
  }

  void add(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      held[length++] = bytes[i];
      search();
    }
  }

  /** The reader paused: what is incomplete stays so. */
  void pause() {
    while (length > 0) {
      drop();
      search();
    }
  }

  /** How many beginnings of messages came to nothing. */
  long dropped() {
    return dropped;
  }

  /** How many bytes wait for more; bounded. */
  int held() {
    return length;
  }

  private void search() {
    Finding finding = find();
    while (finding != Finding.MORE_NEEDED) {
      if (finding == Finding.MESSAGE) {
        tell();
      } else {
        drop();
      }
      finding = find();
    }
  }

  /** What begins with the first byte. */
  private Finding find() {
    if (length == 0) {
      return Finding.MORE_NEEDED;
    }
    Optional<Command> command = Command.of(held[0]);
    if (command.isEmpty() || (length > 1 && Byte.toUnsignedInt(held[1]) > LONGEST >> 8)) {
      return Finding.NO_MESSAGE;
    }
    if (length < ElyctisMessage.HEADER) {
      return Finding.MORE_NEEDED;
    }
    int size = size();
    int end = ElyctisMessage.HEADER + size;
    if (size > LONGEST || !fits(command.get(), Math.min(length, end))) {
      return Finding.NO_MESSAGE;
    }
    return length >= end ? Finding.MESSAGE : Finding.MORE_NEEDED;
  }

  private int size() {
    return Byte.toUnsignedInt(held[1]) << 8 | Byte.toUnsignedInt(held[2]);
  }

  /** Whether what is held up to here can be data. */
  private boolean fits(Command command, int end) {
    boolean flag = command == Command.CONTINUOUS && size() == 1;
    while (checked < end) {
      byte b = held[checked];
      if (!text(b) && !(flag && (b == 0 || b == 1))) {
        return false;
      }
      checked++;
    }
    return true;
  }

  private static boolean text(byte b) {
    return (b >= ' ' && b <= '~') || b == '\r' || b == '\n';
  }

  private void tell() {
    ElyctisMessage message =
        new ElyctisMessage(
            Command.of(held[0]).orElseThrow(),
            new String(held, ElyctisMessage.HEADER, size(), StandardCharsets.US_ASCII));
    // The last byte is kept: if one before it was lost, it is the command of the next message.
    forget(ElyctisMessage.HEADER + Math.max(0, size() - 1));
    messages.accept(message);
  }

  private void drop() {
    if (length > ElyctisMessage.HEADER && Command.of(held[0]).isPresent() && size() <= LONGEST) {
      dropped++;
    }
    forget(1);
  }

  private void forget(int count) {
    length -= count;
    System.arraycopy(held, count, held, 0, length);
    checked = ElyctisMessage.HEADER;
  }
}
