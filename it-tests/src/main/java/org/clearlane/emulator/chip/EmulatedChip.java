// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator.chip;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The chip of a travel document: files behind basic access control or PACE, secure messaging,
 * active and chip authentication (Doc 9303-11). One command at a time; not thread-safe.
 */
public final class EmulatedChip {
  private static final byte[] APPLICATION = HexFormat.of().parseHex("A0000002471001");
  private final ChipContents contents;
  private final UnaryOperator<byte[]> heard;
  private @Nullable SecureSession session;
  private @Nullable SecureSession next;
  private @Nullable BasicAccess basicAccess;
  private @Nullable PaceExchange pace;
  private boolean authenticating;
  private boolean applicationSelected;
  private byte[] selected = new byte[0];

  public EmulatedChip(ChipContents contents) {
    this(contents, UnaryOperator.identity());
  }

  /**
   * @param heard what the chip signs in place of a challenge: a copy that replays an old answer
   *     signs the same every time
   */
  public EmulatedChip(ChipContents contents, UnaryOperator<byte[]> heard) {
    this.contents = contents;
    this.heard = heard;
  }

  /** Forgets everything that the reader did, as when the field goes off. */
  public void reset() {
    session = null;
    next = null;
    basicAccess = null;
    pace = null;
    authenticating = false;
    applicationSelected = false;
    selected = new byte[0];
  }

  /** Answers one command, always with a status word. */
  public byte[] answer(byte[] bytes) {
    try {
      Command command = Command.parsed(bytes);
      return command.secured() ? answerSecured(command) : answerPlain(command);
    } catch (RefusedException e) {
      session = null;
      return Answer.refused(e.status()).bytes();
    }
  }

  private byte[] answerPlain(Command command) {
    session = null;
    byte[] answer = carriedOut(command).bytes();
    changeSession();
    return answer;
  }

  private byte[] answerSecured(Command secured) {
    SecureSession current = session;
    if (current == null) {
      throw new RefusedException(0x6987);
    }
    Command command = current.opened(secured);
    byte[] answer = current.closed(carriedOut(command), (command.instruction() & 1) == 1);
    changeSession();
    return answer;
  }

  /** New keys hold from the command after the one that made them. */
  private void changeSession() {
    if (next != null) {
      session = next;
      next = null;
    }
  }

  private Answer carriedOut(Command command) {
    try {
      return switch (command.instruction()) {
        case 0xA4 -> select(command);
        case 0xB0, 0xB1 -> read(command);
        case 0x84 -> challenge();
        case 0x82 -> authenticateBasically(command);
        case 0x22 -> prepare(command);
        case 0x86 -> Answer.of(generalAuthenticate(command));
        case 0x88 -> Answer.of(ActiveSignature.over(contents, heard.apply(command.data())));
        default -> Answer.refused(0x6D00);
      };
    } catch (RefusedException e) {
      return Answer.refused(e.status());
    }
  }

  private Answer select(Command command) {
    if (command.p1() == 0x04) {
      applicationSelected = Arrays.equals(command.data(), APPLICATION);
      return applicationSelected ? Answer.done() : Answer.refused(0x6A82);
    }
    int file = new BigInteger(1, command.data()).intValue();
    if (file != ChipContents.CARD_ACCESS && (!applicationSelected || session == null)) {
      return Answer.refused(0x6982);
    }
    byte[] found = contents.files().get(file);
    if (found == null) {
      return Answer.refused(0x6A82);
    }
    selected = found;
    return Answer.done();
  }

  private Answer read(Command command) {
    boolean odd = command.instruction() == 0xB1;
    int offset =
        odd ? new BigInteger(1, Tlv.value(command.data(), 0x54)).intValue() : command.parameters();
    if (offset > selected.length) {
      return Answer.refused(0x6B00);
    }
    int overhead = odd ? 4 : 0;
    int length = Math.min(Math.max(command.expected() - overhead, 0), selected.length - offset);
    byte[] part = Arrays.copyOfRange(selected, offset, offset + length);
    return Answer.of(odd ? Tlv.of(0x53, part) : part);
  }

  private Answer challenge() {
    if (!applicationSelected) {
      return Answer.refused(0x6985);
    }
    BasicAccess begun = new BasicAccess(contents.documentKey());
    basicAccess = begun;
    return Answer.of(begun.challenge());
  }

  private Answer authenticateBasically(Command command) {
    BasicAccess begun = basicAccess;
    if (begun == null) {
      return Answer.refused(0x6985);
    }
    basicAccess = null;
    byte[] answer = begun.answer(command.data());
    next = begun.session();
    return Answer.of(answer);
  }

  private Answer prepare(Command command) {
    return switch (command.parameters()) {
      case 0xC1A4 -> preparePace(command.data());
      case 0x41A4 -> prepareAgreement();
      default -> Answer.refused(0x6A86);
    };
  }

  private Answer preparePace(byte[] data) {
    if (!contents.pace()) {
      return Answer.refused(0x6A80);
    }
    int reference = new BigInteger(1, Tlv.value(data, 0x83)).intValue();
    pace = new PaceExchange(Tlv.value(data, 0x80), contents.password(reference));
    return Answer.done();
  }

  private Answer prepareAgreement() {
    authenticating = contents.agreementKey().isPresent() && session != null;
    return authenticating ? Answer.done() : Answer.refused(0x6A80);
  }

  private byte[] generalAuthenticate(Command command) {
    if (authenticating) {
      authenticating = false;
      byte[] readers = Tlv.value(Tlv.value(command.data(), 0x7C), 0x80);
      next =
          SecureSession.aes(
              Curve.agreed(Curve.point(readers), contents.agreementKey().orElseThrow()));
      return new byte[] {0x7C, 0};
    }
    PaceExchange running = pace;
    if (running == null) {
      throw new RefusedException(0x6985);
    }
    try {
      byte[] answer = running.answer(command.data());
      running
          .session()
          .ifPresent(
              opened -> {
                next = opened;
                pace = null;
              });
      return answer;
    } catch (RefusedException e) {
      pace = null;
      throw e;
    }
  }
}
