// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.modbus;

import com.ghgande.j2mod.modbus.util.ModbusUtil;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.clearlane.devices.GateRig;
import org.clearlane.devices.LaneEquipment;
import org.clearlane.devices.LaneListener;
import org.clearlane.devices.LaneWiring;
import org.clearlane.devices.ModbusGateWiring;
import org.clearlane.devices.SerialSettings;
import org.clearlane.devices.TestProfiles;
import org.clearlane.devices.lane.TestLanes;
import org.clearlane.devices.serial.MemoryLine;

/**
 * A gate controller in memory. Its registers lie elsewhere than the built-in profile's, so that a
 * number written into the code is found out.
 */
final class MemoryModbusGate implements GateRig {
  private static final int UNIT = 0x2A;
  private static final int PULSE = 40;
  private static final int TOKEN = 41;
  private static final int RESET = 7;
  private static final int CONTACTS = 10;
  private static final int DOOR_COUNT = 11;
  private static final int TAILGATING_COUNT = 12;
  private static final int PASSAGE = 1 << 3;
  private static final int NO_LATCH = 1 << 1;
  private static final int DOOR = 1 << 8;
  private static final int ENTRY_DOOR = 1 << 9;
  private static final int PRESENT = 1 << 10;
  private static final int ENTRY_COIL = 24;
  private static final Duration ENTRY_TIME = Duration.ofMillis(300);
  private static final int FIRE_INPUT = 3;
  private static final int HOUSING_CLOSED_INPUT = 5;
  private static final int FIRST_LAMP = 20;
  private static final String[] LAMPS = {"GREEN", "BLUE", "AMBER", "RED"};

  private static final String PROFILE =
      """
      door.pulse = holding:40
      door.pulse.step = 100
      entry-door.pulse = coil:24
      entry-door.pulse.fixed.millis = 300
      latch.reset = holding:7
      input.passage = holding:10.3
      input.latch = !holding:10.1
      input.door = holding:10.8
      input.entry-door = holding:10.9
      input.presence = holding:10.10
      input.fire = discrete:3
      input.tamper = !discrete:5
      count.door = holding:11
      count.tailgating = holding:12
      lamp.green = coil:20
      lamp.blue = coil:21
      lamp.amber = coil:22
      lamp.red = coil:23
      """;

  private static final byte[] JUNK = {UNIT, 3, 6, (byte) 0xFF, 0x00, UNIT, UNIT, (byte) 0x90, 2};

  private final MemoryLine line = new MemoryLine();
  private final AtomicInteger lostCommands = new AtomicInteger();
  private final AtomicInteger lostReplies = new AtomicInteger();
  private final AtomicInteger busy = new AtomicInteger();
  private final int[] holding = new int[64];
  private final boolean[] discrete = new boolean[8];
  private final boolean[] coils = new boolean[32];
  private final boolean tokens;
  private final Thread thread;
  private volatile Duration delay = Duration.ZERO;
  private volatile boolean noise;
  private volatile boolean split;
  private volatile boolean refusing;
  private volatile boolean closed;
  private long pulses;
  private boolean released;
  private long closesAt;
  private long admissions;
  private long entryClosesAt;

  /**
   * A gate that is plugged in.
   *
   * @param tokens whether the controller executes a numbered command once
   */
  MemoryModbusGate(boolean tokens) {
    this.tokens = tokens;
    holding[CONTACTS] = NO_LATCH;
    holding[TOKEN] = 0xFFFE;
    discrete[HOUSING_CLOSED_INPUT] = true;
    thread = Thread.ofPlatform().daemon().name("memory-modbus-gate").start(this::serve);
  }

  @Override
  public LaneEquipment attach(LaneListener listener) {
    String profile = tokens ? PROFILE + "door.token = holding:41\n" : PROFILE;
    ModbusGateWiring gate =
        new ModbusGateWiring(
            new SerialSettings("memory", 115_200), UNIT, TestProfiles.parse(profile));
    return TestLanes.over(line).attach(new LaneWiring("m2", Optional.empty(), gate), listener);
  }

  @Override
  public boolean repeatsCommands() {
    return tokens;
  }

  /** A piece of the line is a whole request: the server writes each in one go. */
  private void serve() {
    while (!closed) {
      Optional<byte[]> piece = line.read(5);
      tick();
      piece.ifPresent(this::respond);
    }
  }

  private synchronized void tick() {
    if ((holding[CONTACTS] & ENTRY_DOOR) != 0 && System.nanoTime() - entryClosesAt >= 0) {
      holding[CONTACTS] &= ~ENTRY_DOOR;
    }
    if (released && System.nanoTime() - closesAt >= 0) {
      released = false;
      moveDoor();
    }
  }

  private void respond(byte[] request) {
    if (request[0] != UNIT || take(lostCommands)) {
      return;
    }
    byte[] reply = sealed(take(busy) ? exception(request, 6) : answer(request));
    if (take(lostReplies)) {
      return;
    }
    LockSupport.parkNanos(delay.toNanos());
    if (noise) {
      line.write(JUNK);
    }
    if (!split) {
      line.write(reply);
      return;
    }
    for (byte b : reply) {
      line.write(new byte[] {b});
    }
  }

  private synchronized byte[] answer(byte[] request) {
    int at = word(request, 2);
    int value = word(request, 4);
    return switch (request[1]) {
      case 2 -> new byte[] {UNIT, 2, 1, bits(at, value)};
      case 3 -> registers(at, value);
      case 5 -> {
        coils[at] = value == 0xFF00;
        if (at == ENTRY_COIL && coils[at]) {
          admissions++;
          holding[CONTACTS] |= ENTRY_DOOR;
          entryClosesAt = System.nanoTime() + ENTRY_TIME.toNanos();
        }
        yield Arrays.copyOf(request, 6);
      }
      case 6 -> written(request, at, value, 0);
      case 16 -> written(request, at, word(request, 7), word(request, 9));
      default -> exception(request, 1);
    };
  }

  private byte bits(int first, int count) {
    int bits = 0;
    for (int i = 0; i < count; i++) {
      bits |= discrete[first + i] ? 1 << i : 0;
    }
    return (byte) bits;
  }

  private byte[] registers(int first, int count) {
    ByteArrayOutputStream reply = new ByteArrayOutputStream();
    reply.writeBytes(new byte[] {UNIT, 3, (byte) (2 * count)});
    for (int i = 0; i < count; i++) {
      reply.write(holding[first + i] >> 8);
      reply.write(holding[first + i]);
    }
    return reply.toByteArray();
  }

  private byte[] written(byte[] request, int register, int value, int token) {
    if (refusing) {
      return exception(request, 3);
    }
    if (register == RESET) {
      holding[CONTACTS] |= NO_LATCH;
    } else if (register == PULSE && (!tokens || token != holding[TOKEN])) {
      holding[TOKEN] = token;
      pulses++;
      released = true;
      closesAt = System.nanoTime() + Duration.ofMillis(100L * value).toNanos();
      moveDoor();
    }
    return Arrays.copyOf(request, 6);
  }

  private void moveDoor() {
    boolean open = released || discrete[FIRE_INPUT];
    if (open && !doorOpen()) {
      holding[DOOR_COUNT]++;
    }
    holding[CONTACTS] = open ? holding[CONTACTS] | DOOR : holding[CONTACTS] & ~DOOR;
  }

  private static byte[] exception(byte[] request, int code) {
    return new byte[] {UNIT, (byte) (request[1] | 0x80), (byte) code};
  }

  private static byte[] sealed(byte[] body) {
    int[] check = ModbusUtil.calculateCRC(body, 0, body.length);
    byte[] frame = Arrays.copyOf(body, body.length + 2);
    frame[body.length] = (byte) check[0];
    frame[body.length + 1] = (byte) check[1];
    return frame;
  }

  private static int word(byte[] bytes, int at) {
    return at + 1 < bytes.length ? (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF) : 0;
  }

  private static boolean take(AtomicInteger left) {
    return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
  }

  @Override
  public synchronized boolean doorOpen() {
    return (holding[CONTACTS] & DOOR) != 0;
  }

  @Override
  public synchronized long doorPulses() {
    return pulses;
  }

  @Override
  public synchronized String lamp() {
    StringBuilder lit = new StringBuilder();
    for (int i = 0; i < LAMPS.length; i++) {
      lit.append(coils[FIRST_LAMP + i] ? LAMPS[i] : "");
    }
    return lit.toString();
  }

  @Override
  public synchronized boolean walkThrough() {
    if (!doorOpen()) {
      return false;
    }
    holding[CONTACTS] &= ~NO_LATCH;
    released = false;
    moveDoor();
    holding[CONTACTS] &= ~PRESENT;
    return true;
  }

  @Override
  public synchronized long admissions() {
    return admissions;
  }

  @Override
  public synchronized boolean stepIn() {
    if ((holding[CONTACTS] & ENTRY_DOOR) == 0) {
      return false;
    }
    holding[CONTACTS] |= PRESENT;
    holding[CONTACTS] &= ~ENTRY_DOOR;
    return true;
  }

  @Override
  public synchronized void tailgate() {
    holding[TAILGATING_COUNT]++;
  }

  @Override
  public synchronized void turnBack() {
    holding[CONTACTS] |= PASSAGE;
  }

  @Override
  public synchronized void fire(boolean on) {
    discrete[FIRE_INPUT] = on;
    moveDoor();
  }

  @Override
  public synchronized void tamper(boolean on) {
    discrete[HOUSING_CLOSED_INPUT] = !on;
  }

  @Override
  public void loseCommands(int count) {
    lostCommands.set(count);
  }

  @Override
  public void loseReplies(int count) {
    lostReplies.set(count);
  }

  @Override
  public int repliesToLose() {
    return lostReplies.get();
  }

  @Override
  public void busy(int count) {
    busy.set(count);
  }

  @Override
  public void delayReplies(Duration time) {
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
  public void refuseOutputs(boolean on) {
    refusing = on;
  }

  @Override
  public synchronized void restartController() {
    Arrays.fill(coils, false);
    holding[DOOR_COUNT] = 0;
    holding[TAILGATING_COUNT] = 0;
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
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
