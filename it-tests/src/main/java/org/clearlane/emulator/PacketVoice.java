// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Speaks Zebra's Simple Serial Interface: DECODE_DATA packets of at most 255 bytes, each of which
 * is repeated with the retransmit bit until it is acknowledged, at most five times.
 */
final class PacketVoice implements ScannerVoice {
  private static final int DECODE_DATA = 0xF3;
  private static final int ACK = 0xD0;
  private static final int NAK = 0xD1;
  private static final int START = 0xE4;
  private static final int STOP = 0xE5;
  private static final byte QR_CODE = 0x1C;
  private static final int CHUNK = 200;
  private static final int TRANSMISSIONS = 6;

  /** Real scanners wait for 2 s; tests need not. */
  private static final long ANSWER_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

  private final ScannerFaults faults;
  private final Mouth mouth;
  private final Deque<Packet> queue = new ArrayDeque<>();
  private byte[] heard = {};
  private int transmissions;
  private long answerDue;

  private record Packet(String text, boolean last) {}

  PacketVoice(ScannerFaults faults, Mouth mouth) {
    this.faults = faults;
    this.mouth = mouth;
  }

  @Override
  public void hear(byte[] bytes, int count) {
    heard = ByteBuffer.allocate(heard.length + count).put(heard).put(bytes, 0, count).array();
    Optional<byte[]> message = next();
    while (message.isPresent()) {
      obey(message.get());
      message = next();
    }
  }

  /** The next message of the host whose checksum is right. */
  private Optional<byte[]> next() {
    for (int at = 0; at < heard.length; at++) {
      int size = (heard[at] & 0xFF) + 2;
      if (size < 6 || (at + 2 < heard.length && heard[at + 2] != 4)) {
        continue;
      }
      if (at + size > heard.length) {
        heard = Arrays.copyOfRange(heard, at, heard.length);
        return Optional.empty();
      }
      byte[] message = Arrays.copyOfRange(heard, at, at + size);
      if (check(message) == (ByteBuffer.wrap(message).getShort(size - 2) & 0xFFFF)) {
        heard = Arrays.copyOfRange(heard, at + size, heard.length);
        return Optional.of(message);
      }
    }
    heard = new byte[0];
    return Optional.empty();
  }

  private void obey(byte[] message) {
    switch (message[1] & 0xFF) {
      case ACK -> {
        if (!faults.losesAcknowledgement() && transmissions > 0) {
          queue.remove();
          transmissions = 0;
        }
      }
      case NAK -> answerDue = System.nanoTime();
      case START, STOP -> {
        if (!faults.mute()) {
          mouth.arm((message[1] & 0xFF) == START);
          mouth.say(packet(ACK, 0, new byte[0]), false);
        }
      }
      default -> mouth.say(packet(NAK, 0, new byte[] {2}), false);
    }
  }

  @Override
  public void tell(String code) {
    for (int from = 0; from < code.length(); from += CHUNK) {
      int to = Math.min(code.length(), from + CHUNK);
      queue.add(new Packet(code.substring(from, to), to == code.length()));
    }
    tick();
  }

  @Override
  public void tick() {
    Packet packet = queue.peek();
    if (packet == null || (transmissions > 0 && System.nanoTime() - answerDue < 0)) {
      return;
    }
    if (transmissions == TRANSMISSIONS) {
      queue.clear();
      transmissions = 0;
      return;
    }
    byte[] text = packet.text().getBytes(StandardCharsets.ISO_8859_1);
    byte[] data = ByteBuffer.allocate(text.length + 1).put(QR_CODE).put(text).array();
    int status = (transmissions > 0 ? 1 : 0) + (packet.last() ? 0 : 2);
    byte[] bytes = packet(DECODE_DATA, status, data);
    if (faults.damages()) {
      bytes[bytes.length - 3] ^= 0x11;
    }
    transmissions++;
    answerDue = System.nanoTime() + ANSWER_NANOS;
    mouth.say(bytes, transmissions == 1);
  }

  @Override
  public void reset() {
    heard = new byte[0];
    queue.clear();
    transmissions = 0;
  }

  private static byte[] packet(int opcode, int status, byte[] data) {
    ByteBuffer packet = ByteBuffer.allocate(data.length + 6);
    packet.put((byte) (data.length + 4)).put((byte) opcode).put((byte) 0).put((byte) status);
    packet.put(data);
    packet.putShort((short) check(packet.array()));
    return packet.array();
  }

  /** Two's complement of the sum of all bytes but the last two. */
  private static int check(byte[] message) {
    int sum = 0;
    for (int i = 0; i < message.length - 2; i++) {
      sum += Byte.toUnsignedInt(message[i]);
    }
    return (0x10000 - sum) & 0xFFFF;
  }
}
