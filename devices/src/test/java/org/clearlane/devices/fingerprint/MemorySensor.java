// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.fingerprint;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.clearlane.devices.FingerprintWiring;
import org.clearlane.devices.GateWiring;
import org.clearlane.devices.LaneEquipment;
import org.clearlane.devices.LaneListener;
import org.clearlane.devices.LaneWiring;
import org.clearlane.devices.SensorRig;
import org.clearlane.devices.SerialSettings;
import org.clearlane.devices.lane.ConnectedLanes;
import org.clearlane.devices.lane.TestLanes;
import org.clearlane.devices.serial.LinkLostException;
import org.clearlane.devices.serial.LinkOpener;
import org.clearlane.devices.serial.MemoryLine;
import org.clearlane.devices.serial.SerialLink;

/**
 * A sensor in memory. Its address and its packet size differ from the usual ones, so that a number
 * written into the code is found out.
 */
final class MemorySensor implements SensorRig {
  private static final int ADDRESS = 0x00C0FFEE;
  private static final int PACKET_SIZE = 64;
  private static final byte[] JUNK = {(byte) 0xEF, (byte) 0xEF, 0x01, 0x00, (byte) 0xC0, 0x00};

  private final MemoryLine line = new MemoryLine();
  private final AtomicInteger lostAnswers = new AtomicInteger();
  private final AtomicInteger lostBytes = new AtomicInteger();
  private final AtomicInteger damages = new AtomicInteger();
  private final AtomicInteger takeRefusals = new AtomicInteger();
  private final AtomicInteger sendRefusals = new AtomicInteger();
  private final AtomicInteger pictures = new AtomicInteger();
  private final Thread thread;
  private volatile Optional<byte[]> finger = Optional.empty();
  private volatile int takeCode;
  private volatile int sendCode;
  private volatile int faultyPacket;
  private volatile int unplugBefore = Integer.MAX_VALUE;
  private volatile int password;
  private volatile Duration delay = Duration.ZERO;
  private volatile Duration packetPause = Duration.ZERO;
  private volatile boolean noise;
  private volatile boolean split;
  private volatile boolean closed;
  private byte[] held = {};

  MemorySensor() {
    thread = Thread.ofPlatform().daemon().name("memory-sensor").start(this::serve);
  }

  @Override
  public LaneEquipment attach(LaneListener listener) {
    LinkOpener onlyTheSensor =
        new LinkOpener() {
          @Override
          public SerialLink open(SerialSettings settings) throws LinkLostException {
            if (settings.path().equals("gate")) {
              throw new LinkLostException("absent");
            }
            return line.open(settings);
          }

          @Override
          public Optional<String> present(SerialSettings settings) {
            return settings.path().equals("gate") ? Optional.empty() : line.present(settings);
          }
        };
    ConnectedLanes lanes = TestLanes.over(onlyTheSensor);
    FingerprintWiring sensor =
        new FingerprintWiring(new SerialSettings("sensor", 57_600), ADDRESS, 0, Optional.empty());
    return lanes.attach(
        new LaneWiring("f1", Optional.empty(), GateWiring.at("gate")).with(sensor), listener);
  }

  private void serve() {
    PacketReader reader = new PacketReader(ADDRESS, this::obey);
    while (!closed) {
      Optional<byte[]> piece = line.read(5);
      piece.ifPresent(bytes -> reader.add(bytes, bytes.length));
    }
  }

  private void obey(Packet command) {
    byte[] data = command.data();
    switch (data[0]) {
      case 0x13 ->
          answer(ByteBuffer.wrap(data, 1, 4).getInt() == password ? 0 : Status.WRONG_PASSWORD);
      case 0x0F -> parameters();
      case 0x01 -> take();
      case 0x0A -> send();
      default -> answer(1);
    }
  }

  private void parameters() {
    ByteBuffer answer = ByteBuffer.allocate(SensorParameters.BYTES);
    answer.put(14, (byte) SensorParameters.sizeCode(PACKET_SIZE)).put(16, (byte) 6);
    put(PacketKind.ACKNOWLEDGEMENT, answer.array());
  }

  private void take() {
    if (counted(takeRefusals)) {
      answer(takeCode);
      return;
    }
    Optional<byte[]> laid = finger;
    held = laid.orElse(held);
    answer(laid.isPresent() ? Status.OK : Status.NO_FINGER);
  }

  private void send() {
    pictures.incrementAndGet();
    if (counted(sendRefusals)) {
      answer(sendCode);
      return;
    }
    answer(Status.OK);
    int last = ImageAssembly.BYTES / PACKET_SIZE - 1;
    boolean damaged = counted(damages);
    boolean shortened = counted(lostBytes);
    for (int i = 0; i <= last; i++) {
      if (i == unplugBefore) {
        unplugBefore = Integer.MAX_VALUE;
        line.unplug();
        return;
      }
      byte[] packet = packet(i, i == last);
      if (damaged && i == faultyPacket) {
        packet[packet.length - 1]++;
      }
      line.write(shortened && i == faultyPacket ? without(packet, 20) : packet);
      LockSupport.parkNanos(packetPause.toNanos());
    }
  }

  private byte[] packet(int number, boolean last) {
    byte[] data = new byte[PACKET_SIZE];
    for (int i = 0; i < data.length; i++) {
      int left = 2 * (number * PACKET_SIZE + i);
      data[i] = (byte) ((held[left] & 0xF0) | (held[left + 1] & 0xFF) / 17);
    }
    return new Packet(last ? PacketKind.LAST_DATA : PacketKind.DATA, data).bytes(ADDRESS);
  }

  private static byte[] without(byte[] bytes, int at) {
    byte[] rest = Arrays.copyOf(bytes, bytes.length - 1);
    System.arraycopy(bytes, at + 1, rest, at, rest.length - at);
    return rest;
  }

  private void answer(int code) {
    put(PacketKind.ACKNOWLEDGEMENT, new byte[] {(byte) code});
  }

  private void put(PacketKind kind, byte[] data) {
    if (counted(lostAnswers)) {
      return;
    }
    Duration late = delay;
    delay = Duration.ZERO;
    LockSupport.parkNanos(late.toNanos());
    if (noise) {
      line.write(JUNK);
    }
    byte[] bytes = new Packet(kind, data).bytes(ADDRESS);
    if (!split) {
      line.write(bytes);
      return;
    }
    for (byte b : bytes) {
      line.write(new byte[] {b});
    }
  }

  private static boolean counted(AtomicInteger left) {
    return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
  }

  @Override
  public void lay(byte[] pixels) {
    finger = Optional.of(pixels.clone());
  }

  @Override
  public void lift() {
    finger = Optional.empty();
  }

  @Override
  public void answerTakeImage(int code, int times) {
    takeCode = code;
    takeRefusals.set(times);
  }

  @Override
  public void answerSendImage(int code, int times) {
    sendCode = code;
    sendRefusals.set(times);
  }

  @Override
  public void password(int wanted) {
    password = wanted;
  }

  @Override
  public void loseByte(int packet, int count) {
    faultyPacket = packet;
    lostBytes.set(count);
  }

  @Override
  public void damage(int packet, int count) {
    faultyPacket = packet;
    damages.set(count);
  }

  @Override
  public void loseAnswers(int count) {
    lostAnswers.set(count);
  }

  @Override
  public void delayAnswer(Duration time) {
    delay = time;
  }

  @Override
  public void noise(boolean on) {
    noise = on;
  }

  @Override
  public void split(boolean on) {
    split = on;
  }

  @Override
  public void packetPause(Duration time) {
    packetPause = time;
  }

  @Override
  public void unplugBefore(int packet) {
    unplugBefore = packet;
  }

  @Override
  public void unplug() {
    line.unplug();
  }

  @Override
  public void plugIn() {
    line.plugIn();
  }

  @Override
  public int picturesAsked() {
    return pictures.get();
  }

  @Override
  public int packetSize() {
    return PACKET_SIZE;
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
