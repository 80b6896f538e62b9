// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.chip;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntConsumer;
import net.sf.scuba.smartcards.CardServiceException;
import net.sf.scuba.smartcards.CommandAPDU;
import net.sf.scuba.smartcards.ResponseAPDU;
import org.clearlane.devices.ChipResult.Reason;
import org.jmrtd.PassportService;
import org.jmrtd.protocol.SecureMessagingWrapper;

/**
 * Reads files as the chip sends them, byte for byte. The length that a file says to have is checked
 * before anything of that size is made room for.
 */
final class ChipFiles {
  /**
   * What one protected answer of 256 bytes can carry, with a little to spare (Doc 9303-11, 9.8).
   */
  private static final int BLOCK = 223;

  /** From here on, READ BINARY names the offset in a data object (Doc 9303-10, 3.6.3.2). */
  private static final int FAR = 0x8000;

  private static final int HEADER = 6;
  private static final int NOT_FOUND = 0x6A82;

  private final TimedCard card;
  private final PassportService service;

  ChipFiles(TimedCard card, PassportService service) {
    this.card = card;
    this.service = service;
  }

  /**
   * The whole file; nothing if the chip has none of that kind.
   *
   * @param progress hears how many bytes of a hundred are read
   * @throws EndedReadingException if the file is too long or breaks off
   */
  Optional<byte[]> read(ElementaryFile file, IntConsumer progress) throws CardServiceException {
    int selected = send(new CommandAPDU(0x00, 0xA4, 0x02, 0x0C, file.identifier())).getSW();
    if (selected == NOT_FOUND) {
      return Optional.empty();
    }
    if (selected != 0x9000) {
      throw new EndedReadingException(Reason.NOT_READABLE);
    }
    byte[] header = block(0, HEADER);
    int length = DataObject.at(header, 0).end();
    if (length > file.most()) {
      throw new EndedReadingException(Reason.TOO_LARGE);
    }
    byte[] bytes = Arrays.copyOf(header, length);
    int read = Math.min(header.length, length);
    while (read < length) {
      byte[] block = block(read, Math.min(BLOCK, length - read));
      if (block.length == 0 || block.length > length - read) {
        throw new EndedReadingException(Reason.NOT_READABLE);
      }
      System.arraycopy(block, 0, bytes, read, block.length);
      Arrays.fill(block, (byte) 0);
      read += block.length;
      progress.accept(100 * read / length);
    }
    return Optional.of(bytes);
  }

  private byte[] block(int offset, int length) throws CardServiceException {
    ResponseAPDU answer = send(offset < FAR ? near(offset, length) : far(offset, length));
    byte[] data = answer.getData();
    if (answer.getSW() != 0x9000 && data.length == 0) {
      throw new EndedReadingException(Reason.NOT_READABLE);
    }
    if (offset < FAR) {
      return data;
    }
    return DataObject.whole(data, 0x53).value(data);
  }

  private static CommandAPDU near(int offset, int length) {
    return new CommandAPDU(0x00, 0xB0, offset >> 8, offset & 0xFF, length);
  }

  /** The answer comes with a tag and a length of at most four bytes. */
  private static CommandAPDU far(int offset, int length) {
    byte[] place =
        offset > 0xFFFF
            ? new byte[] {0x54, 3, (byte) (offset >> 16), (byte) (offset >> 8), (byte) offset}
            : new byte[] {0x54, 2, (byte) (offset >> 8), (byte) offset};
    return new CommandAPDU(0x00, 0xB1, 0, 0, place, Math.min(length + 4, BLOCK));
  }

  private ResponseAPDU send(CommandAPDU command) throws CardServiceException {
    SecureMessagingWrapper wrapper = service.getWrapper();
    if (wrapper == null) {
      return card.transmit(command);
    }
    ResponseAPDU answer = card.transmit(wrapper.wrap(command));
    if (answer.getData().length == 0) {
      // Without protection: the chip has ended the session, or somebody else speaks.
      throw new EndedReadingException(Reason.NOT_READABLE);
    }
    return wrapper.unwrap(answer);
  }
}
