// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.scanner;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.clearlane.devices.TextFormat;
import org.clearlane.devices.serial.LinkLostException;
import org.clearlane.devices.serial.SerialLink;

/**
 * Zebra's Simple Serial Interface. What the scanner sends is acknowledged, or refused if it is
 * damaged, and then comes again. Commands are sent up to three times until they are answered.
 */
final class SsiDialect implements Dialect {
  /**
   * Decoders answer within some 20 ms; a line at 9600 baud may be busy with a packet for 270 ms.
   */
  private static final long ANSWER_NANOS = TimeUnit.MILLISECONDS.toNanos(700);

  private static final int TRANSMISSIONS = 3;

  private final SerialLink link;
  private final Findings findings;
  private final SsiFramer framer = new SsiFramer();
  private final SsiMessages messages;
  private Optional<Command> unanswered = Optional.empty();

  private record Command(int opcode, int transmissions, long dueAt) {
    String name() {
      return opcode == SsiPacket.START_SESSION ? "START_SESSION" : "STOP_SESSION";
    }
  }

  SsiDialect(TextFormat format, SerialLink link, Findings findings) {
    this.link = link;
    this.findings = findings;
    this.messages = new SsiMessages(format);
  }

  @Override
  public void heard(byte[] piece, int count, long now) throws LinkLostException {
    framer.add(piece, count);
    for (Optional<SsiPacket> packet = framer.next(); packet.isPresent(); packet = framer.next()) {
      take(packet.get(), now);
    }
    refuseDamage();
  }

  @Override
  public void paused() throws LinkLostException {
    framer.pause();
    refuseDamage();
  }

  @Override
  public void trigger(boolean on, long now) throws LinkLostException {
    send(on ? SsiPacket.START_SESSION : SsiPacket.STOP_SESSION, 1, now);
  }

  @Override
  public void look(long now) throws LinkLostException {
    messages.look(now);
    if (unanswered.isPresent() && now - unanswered.get().dueAt() >= 0) {
      repeat(unanswered.get(), now);
    }
  }

  private void take(SsiPacket packet, long now) throws LinkLostException {
    switch (packet.opcode()) {
      case SsiPacket.COMMAND_NAK -> takeRefusal(packet, now);
      case SsiPacket.COMMAND_ACK -> {
        unanswered = Optional.empty();
        findings.answered();
      }
      case SsiPacket.DECODE_DATA -> {
        acknowledge();
        switch (messages.take(packet, now)) {
          case SsiMessages.Outcome.Code(String text) -> findings.code(text);
          case SsiMessages.Outcome.Unreadable _ -> findings.unreadable(1);
          case SsiMessages.Outcome.Nothing _ -> {}
        }
      }
      default -> acknowledge();
    }
  }

  private void takeRefusal(SsiPacket packet, long now) throws LinkLostException {
    if (unanswered.isEmpty()) {
      return;
    }
    Command command = unanswered.get();
    if (packet.data().length > 0 && packet.data()[0] == SsiPacket.RESEND) {
      repeat(command, now);
    } else {
      unanswered = Optional.empty();
      findings.disobeyed("the scanner refuses " + command.name());
    }
  }

  private void repeat(Command command, long now) throws LinkLostException {
    if (command.transmissions() < TRANSMISSIONS) {
      send(command.opcode(), command.transmissions() + 1, now);
    } else {
      unanswered = Optional.empty();
      findings.silent(command.name() + " is not answered");
    }
  }

  private void send(int opcode, int transmission, long now) throws LinkLostException {
    unanswered = Optional.of(new Command(opcode, transmission, now + ANSWER_NANOS));
    link.write(SsiPacket.command(opcode, transmission > 1));
  }

  private void acknowledge() throws LinkLostException {
    link.write(SsiPacket.command(SsiPacket.COMMAND_ACK, false));
  }

  private void refuseDamage() throws LinkLostException {
    if (framer.takeDamage()) {
      link.write(SsiPacket.command(SsiPacket.COMMAND_NAK, false, SsiPacket.RESEND));
    }
  }
}
