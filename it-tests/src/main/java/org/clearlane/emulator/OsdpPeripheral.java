// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The peripheral device's end of OSDP in plain mode (SIA OSDP 2.2): sequence numbers, repetition of
 * the last reply, and the commands that a gate needs. Used by one thread.
 */
final class OsdpPeripheral {
  private static final int ACK = 0x40;
  private static final int NAK = 0x41;
  private static final byte BAD_LENGTH = 2;
  private static final byte UNKNOWN_COMMAND = 3;
  private static final byte BAD_SEQUENCE = 4;
  private static final byte CHANNEL_UNSUPPORTED = 5;
  private static final byte CHANNEL_REQUIRED = 6;
  private static final byte BAD_RECORD = 9;

  /** Without a command for so long the device expects the conversation to begin again. */
  private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(8);

  private static final String[] COLORS = {"NONE", "RED", "GREEN", "AMBER", "BLUE"};

  private final GateModel gate;
  private final int address;
  private final Optional<OsdpChannel> channel;
  private int expected;
  private int lastSequence;
  private byte[] lastReply = {};
  private long lastHeard = System.nanoTime();
  private boolean refusing;
  private long commands;
  private final AtomicLong plainCommands = new AtomicLong();

  OsdpPeripheral(GateModel gate, int address) {
    this(gate, address, Optional.empty());
  }

  /**
   * @param channel the device's end of the secure channel, if it knows that
   */
  OsdpPeripheral(GateModel gate, int address, Optional<OsdpChannel> channel) {
    this.gate = gate;
    this.address = address;
    this.channel = channel;
  }

  /** Refuses output commands from now on, or obeys them again. */
  void refuseOutputs(boolean refuse) {
    refusing = refuse;
  }

  /** Power was lost and is back: sequence and reports are gone, the mechanical latch is not. */
  void restart() {
    expected = 0;
    lastSequence = 0;
    channel.ifPresent(OsdpChannel::close);
    gate.forgetReports();
  }

  /** Commands that came in plain although the device knows the secure channel. */
  long plainCommands() {
    return plainCommands.get();
  }

  /** Commands executed, without repetitions. */
  long commands() {
    return commands;
  }

  /** Answers one intact message; empty if it is for somebody else. */
  Optional<byte[]> answer(byte[] message) {
    if ((message[1] & 0x80) != 0) {
      return Optional.empty(); // a reply of another device on the line
    }
    long now = System.nanoTime();
    if (now - lastHeard > SILENCE_NANOS) {
      expected = 0;
      lastSequence = 0;
    }
    int to = message[1] & 0x7F;
    if (to != address && to != OsdpPacket.ALL) {
      return Optional.empty();
    }
    lastHeard = now;
    int sequence = message[4] & 3;
    // A device tells a repetition by its number and does not look at the rest.
    if (sequence != 0 && sequence == lastSequence) {
      return Optional.of(lastReply);
    }
    return Optional.of(reply(message, sequence, now));
  }

  /** Tells the panel to ask again; comes with sequence 0. */
  byte[] busy(byte[] message) {
    return new OsdpPacket(address, 0, (message[4] & 4) != 0, 0x79, new byte[0]).reply();
  }

  private byte[] reply(byte[] message, int sequence, long now) {
    boolean crc = (message[4] & 4) != 0;
    int from = (message[1] & 0x7F) == OsdpPacket.ALL ? OsdpPacket.ALL : address;
    if (sequence != 0 && sequence != expected) {
      return new OsdpPacket(from, sequence, crc, NAK, new byte[] {BAD_SEQUENCE}).reply();
    }
    if (sequence == 0) {
      gate.interruptReports();
      channel.ifPresent(OsdpChannel::close);
    } else {
      gate.confirmReport();
    }
    expected = sequence % 3 + 1;
    lastSequence = sequence;
    lastReply =
        channel.isPresent()
            ? protectedReply(channel.get(), message, from, now)
            : new OsdpPacket(from, sequence, crc, plain(message, now)).reply();
    return lastReply;
  }

  private Answer plain(byte[] message, long now) {
    commands++;
    return OsdpChannel.secured(message)
        ? nak(CHANNEL_UNSUPPORTED)
        : execute(OsdpPacket.parse(message), now);
  }

  /** Once it has a site key it obeys nothing plain, as a device in a border's lane should. */
  private byte[] protectedReply(OsdpChannel secure, byte[] message, int from, long now) {
    int sequence = message[4] & 3;
    boolean crc = (message[4] & 4) != 0;
    if (!OsdpChannel.secured(message)) {
      plainCommands.incrementAndGet();
      secure.close();
      boolean harmless = (message[5] & 0xFF) == 0x61 || (message[5] & 0xFF) == 0x62;
      Answer answer =
          secure.hasSiteKey() && !harmless ? nak(CHANNEL_REQUIRED) : plain(message, now);
      return new OsdpPacket(from, sequence, crc, answer).reply();
    }
    Optional<byte[]> shake = secure.handshake(message, from);
    if (shake.isPresent()) {
      return shake.get();
    }
    Optional<OsdpPacket> command = secure.unseal(message);
    if (command.isEmpty()) {
      secure.close();
      return new OsdpPacket(from, sequence, crc, nak(CHANNEL_REQUIRED)).reply();
    }
    commands++;
    if (command.get().code() == 0x75) {
      byte[] data = command.get().data();
      byte[] sealed = secure.seal(message, from, new Answer(ACK));
      secure.setSiteKey(Arrays.copyOfRange(data, 2, 18));
      return sealed;
    }
    return secure.seal(message, from, execute(command.get(), now));
  }

  private Answer execute(OsdpPacket command, long now) {
    byte[] data = command.data();
    return switch (command.code()) {
      case 0x60 -> gate.offerReport().orElseGet(() -> new Answer(ACK));
      case 0x61 -> new Answer(0x45, hex("024C4E 01 01 01000000 01 00 00"));
      // Contacts, outputs, lamps, buzzer, text, CRC, receive buffer of 256, one reader.
      case 0x62 ->
          new Answer(
              0x46, hex("01 02 06 02 04 03 04 01 01 05 01 01 06 01 01 08 01 00 0A 00 01 0D 00 01"));
      case 0x64 -> new Answer(0x48, gate.localValues());
      case 0x65 -> new Answer(0x49, gate.inputValues());
      case 0x66 -> new Answer(0x4A, gate.outputValues());
      case 0x68 -> outputs(data, now);
      case 0x69 -> lamps(data);
      case 0x6A -> tones(data);
      case 0x6B -> text(data);
      default -> nak(UNKNOWN_COMMAND);
    };
  }

  private Answer outputs(byte[] data, long now) {
    if (data.length == 0 || data.length % 4 != 0) {
      return nak(BAD_LENGTH);
    }
    for (int i = 0; i < data.length; i += 4) {
      int tenths = (data[i + 2] & 0xFF) + 256 * (data[i + 3] & 0xFF);
      if (refusing || !gate.control(data[i] & 0xFF, data[i + 1], tenths, now)) {
        return nak(BAD_RECORD);
      }
    }
    return new Answer(ACK);
  }

  private Answer lamps(byte[] data) {
    if (data.length == 0 || data.length % 14 != 0) {
      return nak(BAD_LENGTH);
    }
    for (int i = 0; i < data.length; i += 14) {
      boolean set = data[i + 9] == 1;
      int on = data[i + 10] & 0xFF;
      int off = data[i + 11] & 0xFF;
      if (set && on == 0 && off == 0) {
        return nak(BAD_RECORD);
      }
      if (set) {
        int color = data[i + (on > 0 ? 12 : 13)] & 0xFF;
        gate.show(color < COLORS.length ? COLORS[color] : String.valueOf(color));
      }
    }
    return new Answer(ACK);
  }

  private Answer tones(byte[] data) {
    if (data.length != 5) {
      return nak(BAD_LENGTH);
    }
    if (data[1] == 2) {
      gate.buzz();
    }
    return new Answer(ACK);
  }

  private Answer text(byte[] data) {
    if (data.length < 6 || data.length != 6 + (data[5] & 0xFF)) {
      return nak(BAD_LENGTH);
    }
    gate.write(new String(data, 6, data.length - 6, StandardCharsets.US_ASCII));
    return new Answer(ACK);
  }

  private static Answer nak(byte reason) {
    return new Answer(NAK, reason);
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }
}
