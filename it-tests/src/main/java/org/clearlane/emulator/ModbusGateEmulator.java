// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A gate controller that speaks Modbus RTU: the register map {@code clearlane-generic} of
 * docs/devices.md. {@link GateEmulator#modbus} puts it behind a pseudo-terminal. Used by one
 * thread.
 */
final class ModbusGateEmulator implements GateProtocol {
  private static final int ENTRY_OUTPUT = 2;
  private static final int DOOR_OUTPUT = 0;
  private static final int LATCH_OUTPUT = 1;
  private static final int TIMED_ON = 5;

  private static final int PULSE = 0;
  private static final int TOKEN = 1;
  private static final int BUZZER = 2;
  private static final int ENTRY_PULSE = 3;
  private static final int TEXT = 16;
  private static final int HOLDING_REGISTERS = 32;

  private static final int LATCH_RESET = 0;
  private static final int FIRST_LAMP = 1;
  private static final int COILS = 5;
  private static final String[] LAMPS = {"RED", "GREEN", "AMBER", "BLUE"};

  private static final int CONTACTS = 8;

  private static final byte NO_FUNCTION = 1;
  private static final byte NO_ADDRESS = 2;
  private static final byte BAD_VALUE = 3;
  private static final byte BUSY = 6;

  private final GateModel gate;
  private final int unit;
  private final ModbusFrames frames = new ModbusFrames();
  private final int[] holding = new int[HOLDING_REGISTERS];
  private final boolean[] coils = new boolean[COILS];

  ModbusGateEmulator(GateModel gate, int unit) {
    this.gate = gate;
    this.unit = unit;
    Arrays.fill(holding, TEXT, HOLDING_REGISTERS, 0x2020);
  }

  @Override
  public void hear(byte[] bytes, int count) {
    frames.add(bytes, count);
  }

  @Override
  public Optional<byte[]> next() {
    return frames.next();
  }

  @Override
  public void pause() {
    frames.pause();
  }

  @Override
  public Optional<byte[]> answer(byte[] message, boolean refuse) {
    if ((message[0] & 0xFF) != unit) {
      return Optional.empty();
    }
    boolean moves = message[1] == 5 || message[1] == 6 || message[1] == 15 || message[1] == 16;
    return Optional.of(
        ModbusFrames.sealed(refuse && moves ? exception(message, BAD_VALUE) : obey(message)));
  }

  @Override
  public Optional<byte[]> busy(byte[] message) {
    return (message[0] & 0xFF) == unit
        ? Optional.of(ModbusFrames.sealed(exception(message, BUSY)))
        : Optional.empty();
  }

  @Override
  public void restart() {
    Arrays.fill(coils, false);
    holding[TOKEN] = 0;
    gate.forgetCounts();
  }

  @Override
  public byte[] junk() {
    return new byte[] {(byte) unit, 4, 6, 0, (byte) unit, (byte) 0x90, 2, 0, (byte) unit};
  }

  private byte[] obey(byte[] message) {
    int at = word(message, 2);
    int value = word(message, 4);
    return switch (message[1]) {
      case 1 -> fits(at, value, COILS) ? bits(message, coils, at, value) : none(message);
      case 2 -> fits(at, value, CONTACTS) ? bits(message, contacts(), at, value) : none(message);
      case 3 -> fits(at, value, HOLDING_REGISTERS) ? words(message, holding) : none(message);
      case 4 -> fits(at, value, 3) ? words(message, inputs()) : none(message);
      case 5 -> fits(at, 1, COILS) ? writeCoil(message, at, value) : none(message);
      case 6 -> fits(at, 1, HOLDING_REGISTERS) ? write(message, at, value) : none(message);
      case 15 -> fits(at, value, COILS) ? writeCoils(message, at, value) : none(message);
      case 16 -> fits(at, value, HOLDING_REGISTERS) ? writeAll(message, at, value) : none(message);
      default -> exception(message, NO_FUNCTION);
    };
  }

  private static boolean fits(int first, int count, int size) {
    return count > 0 && first + count <= size;
  }

  private byte[] writeCoil(byte[] message, int at, int value) {
    if (value != 0 && value != 0xFF00) {
      return exception(message, BAD_VALUE);
    }
    set(at, value != 0);
    return Arrays.copyOf(message, 6);
  }

  private byte[] writeCoils(byte[] message, int first, int count) {
    if (message.length < 7 + (count + 7) / 8) {
      return exception(message, BAD_VALUE);
    }
    for (int i = 0; i < count; i++) {
      set(first + i, (message[7 + i / 8] >> i % 8 & 1) != 0);
    }
    return Arrays.copyOf(message, 6);
  }

  private void set(int coil, boolean on) {
    if (coil == LATCH_RESET) {
      if (on) {
        gate.control(LATCH_OUTPUT, TIMED_ON, 1, System.nanoTime());
      }
      return;
    }
    coils[coil] = on;
    gate.show(lit());
  }

  private String lit() {
    for (int i = 0; i < LAMPS.length; i++) {
      if (coils[FIRST_LAMP + i]) {
        return LAMPS[i];
      }
    }
    return "NONE";
  }

  private byte[] write(byte[] message, int at, int value) {
    holding[at] = value;
    switch (at) {
      case PULSE -> release(DOOR_OUTPUT, value);
      case ENTRY_PULSE -> release(ENTRY_OUTPUT, value);
      case BUZZER -> gate.buzz();
      default -> gate.write(text());
    }
    return Arrays.copyOf(message, 6);
  }

  /** A pulse that comes with the token of the one before is the same pulse. */
  private byte[] writeAll(byte[] message, int first, int count) {
    if (message.length < 7 + 2 * count) {
      return exception(message, BAD_VALUE);
    }
    boolean repeated =
        first == PULSE && count > TOKEN && word(message, 7 + 2 * TOKEN) == holding[TOKEN];
    for (int i = 0; i < count; i++) {
      holding[first + i] = word(message, 7 + 2 * i);
    }
    if (first == PULSE && !repeated) {
      release(DOOR_OUTPUT, holding[PULSE]);
    }
    gate.write(text());
    return Arrays.copyOf(message, 6);
  }

  private void release(int output, int millis) {
    gate.control(output, TIMED_ON, (millis + 99) / 100, System.nanoTime());
  }

  private String text() {
    byte[] characters = new byte[2 * (HOLDING_REGISTERS - TEXT)];
    for (int i = 0; i < characters.length; i++) {
      characters[i] = (byte) (holding[TEXT + i / 2] >> (i % 2 == 0 ? 8 : 0));
    }
    return new String(characters, StandardCharsets.US_ASCII).strip();
  }

  private boolean[] contacts() {
    return gate.contacts();
  }

  private int[] inputs() {
    boolean[] contacts = contacts();
    int bits = 0;
    for (int i = 0; i < contacts.length; i++) {
      bits |= contacts[i] ? 1 << i : 0;
    }
    return new int[] {bits, gate.doorOpenings(), gate.tailgatings()};
  }

  private static byte[] bits(byte[] message, boolean[] table, int first, int count) {
    byte[] reply = new byte[3 + (count + 7) / 8];
    reply[0] = message[0];
    reply[1] = message[1];
    reply[2] = (byte) (reply.length - 3);
    for (int i = 0; i < count; i++) {
      reply[3 + i / 8] |= (byte) (table[first + i] ? 1 << i % 8 : 0);
    }
    return reply;
  }

  private static byte[] words(byte[] message, int[] table) {
    int first = word(message, 2);
    int count = word(message, 4);
    ByteArrayOutputStream reply = new ByteArrayOutputStream();
    reply.writeBytes(new byte[] {message[0], message[1], (byte) (2 * count)});
    for (int i = 0; i < count; i++) {
      reply.write(table[first + i] >> 8);
      reply.write(table[first + i]);
    }
    return reply.toByteArray();
  }

  private static byte[] none(byte[] message) {
    return exception(message, NO_ADDRESS);
  }

  private static byte[] exception(byte[] message, byte code) {
    return new byte[] {message[0], (byte) (message[1] | 0x80), code};
  }

  private static int word(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }
}
