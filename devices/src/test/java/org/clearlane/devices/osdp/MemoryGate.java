// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.osdp;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.clearlane.devices.GateMap;
import org.clearlane.devices.GateRig;
import org.clearlane.devices.GateWiring;
import org.clearlane.devices.LaneEquipment;
import org.clearlane.devices.LaneListener;
import org.clearlane.devices.LaneWiring;
import org.clearlane.devices.SerialSettings;
import org.clearlane.devices.lane.TestLanes;
import org.clearlane.devices.serial.MemoryLine;

/**
 * A gate controller in memory. Its inputs and outputs are numbered differently from the default, so
 * that a number written into the code is found out.
 */
public final class MemoryGate implements GateRig {
  private static final int ADDRESS = 0x11;
  private static final GateMap MAP =
      new GateMap(
          3,
          1,
          4,
          0,
          2,
          1,
          new GateMap.Extras(
              OptionalInt.of(2), OptionalInt.of(5), OptionalInt.of(3), OptionalInt.empty()));
  private static final int ENTRY_INPUT = 5;
  private static final int PRESENCE_INPUT = 3;
  private static final String[] COLORS = {"NONE", "RED", "GREEN", "AMBER", "BLUE"};
  private static final byte[] JUNK = {0x53, (byte) (ADDRESS | 0x80), (byte) 0xFF, 0x00, 0x53, 0x53};

  private final MemoryLine line = new MemoryLine();
  private final AtomicInteger lostCommands = new AtomicInteger();
  private final AtomicInteger lostReplies = new AtomicInteger();
  private final AtomicInteger busy = new AtomicInteger();
  private final byte[] inputs = new byte[6];
  private final Queue<Frame> reports = new ArrayDeque<>();
  private final Thread thread;
  private volatile Duration delay = Duration.ZERO;
  private volatile boolean noise;
  private volatile boolean split;
  private volatile boolean refusing;
  private volatile boolean closed;
  private boolean tamper;
  private String lamp = "";
  private long pulses;
  private boolean released;
  private long closesAt;
  private long admissions;
  private long entryClosesAt;
  private int expected;
  private int lastSequence;
  private byte[] lastReply = {};
  private Runnable beforeInputs = () -> {};

  public MemoryGate() {
    thread = Thread.ofPlatform().daemon().name("memory-gate").start(this::serve);
  }

  /** The line to the gate. */
  public MemoryLine line() {
    return line;
  }

  @Override
  public LaneEquipment attach(LaneListener listener) {
    SerialSettings port = new SerialSettings("memory", 115_200);
    GateWiring gate = new GateWiring(port, ADDRESS, MAP);
    return TestLanes.over(line).attach(new LaneWiring("m1", Optional.empty(), gate), listener);
  }

  /** What happens at the gate, once, just before it is asked for its inputs the next time. */
  public synchronized void beforeInputs(Runnable action) {
    beforeInputs = action;
  }

  private void serve() {
    FrameReader reader = new FrameReader(ADDRESS);
    while (!closed) {
      Optional<byte[]> piece = line.read(5);
      tick();
      if (piece.isPresent()) {
        reader.add(piece.get(), piece.get().length);
        reader.next().ifPresent(this::respond);
      }
    }
  }

  private synchronized void tick() {
    if (inputs[ENTRY_INPUT] != 0 && System.nanoTime() - entryClosesAt >= 0) {
      set(ENTRY_INPUT, false);
    }
    if (released && System.nanoTime() - closesAt >= 0) {
      released = false;
      moveDoor();
    }
  }

  private void respond(Frame command) {
    if (take(lostCommands)) {
      return;
    }
    byte[] reply =
        take(busy)
            ? Frame.plain(ADDRESS | 0x80, 0, FrameCheck.CRC, Replies.BUSY, new byte[0]).bytes()
            : reply(command);
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

  private synchronized byte[] reply(Frame command) {
    int sequence = command.sequence();
    // A device tells a repetition by its number and does not look at the rest.
    if (sequence != 0 && sequence == lastSequence) {
      return lastReply;
    }
    if (sequence != 0 && sequence != expected) {
      return frame(sequence, Replies.NAK, 4).bytes();
    }
    if (sequence == 0) {
      reports.clear();
    }
    expected = sequence % 3 + 1;
    lastSequence = sequence;
    lastReply = execute(command.code(), command.data(), sequence).bytes();
    return lastReply;
  }

  private Frame execute(int code, byte[] data, int sequence) {
    return switch (code) {
      case 0x60 -> {
        Frame report = reports.poll();
        yield report == null
            ? frame(sequence, Replies.ACK)
            : Frame.plain(ADDRESS | 0x80, sequence, FrameCheck.CRC, report.code(), report.data());
      }
      case 0x61 -> frame(sequence, Replies.PDID, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
      case 0x62 -> frame(sequence, Replies.PDCAP, 1, 2, 6, 2, 2, 4);
      case 0x64 -> frame(sequence, Replies.LSTATR, tamper ? 1 : 0, 0);
      case 0x65 -> {
        Runnable happening = beforeInputs;
        beforeInputs = () -> {};
        happening.run();
        yield Frame.plain(ADDRESS | 0x80, sequence, FrameCheck.CRC, Replies.ISTATR, inputs.clone());
      }
      case 0x68 -> {
        if (refusing) {
          yield frame(sequence, Replies.NAK, 9, 0xFF);
        }
        output(data);
        // Some controllers answer with their outputs instead of ACK.
        yield frame(sequence, Replies.OSTATR, 0, 0, 0, released ? 1 : 0);
      }
      case 0x69 -> {
        lamp = COLORS[data[12]];
        yield frame(sequence, Replies.ACK);
      }
      case 0x6A -> frame(sequence, Replies.ACK);
      default -> frame(sequence, Replies.NAK, 3);
    };
  }

  private void output(byte[] data) {
    int tenths = (data[2] & 0xFF) | (data[3] & 0xFF) << 8;
    if (data[1] == 5 && data[0] == MAP.doorOutput()) {
      pulses++;
      released = true;
      closesAt = System.nanoTime() + Duration.ofMillis(100L * tenths).toNanos();
      moveDoor();
    } else if (data[1] == 5 && data[0] == 2) {
      admissions++;
      entryClosesAt = System.nanoTime() + Duration.ofMillis(100L * tenths).toNanos();
      set(ENTRY_INPUT, true);
    } else if (data[1] == 5 && data[0] == MAP.latchResetOutput()) {
      set(MAP.latchInput(), false);
    }
  }

  private void moveDoor() {
    set(MAP.doorInput(), released || inputs[MAP.fireInput()] != 0);
  }

  private void set(int input, boolean on) {
    byte value = (byte) (on ? 1 : 0);
    if (inputs[input] != value) {
      inputs[input] = value;
      reports.add(Frame.plain(ADDRESS | 0x80, 0, FrameCheck.CRC, Replies.ISTATR, inputs.clone()));
    }
  }

  private void sense() {
    set(MAP.passageInput(), true);
    set(MAP.passageInput(), false);
  }

  private static Frame frame(int sequence, int code, int... data) {
    byte[] bytes = new byte[data.length];
    for (int i = 0; i < data.length; i++) {
      bytes[i] = (byte) data[i];
    }
    return Frame.plain(ADDRESS | 0x80, sequence, FrameCheck.CRC, code, bytes);
  }

  private static boolean take(AtomicInteger left) {
    return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
  }

  @Override
  public synchronized boolean doorOpen() {
    return inputs[MAP.doorInput()] != 0;
  }

  @Override
  public synchronized long doorPulses() {
    return pulses;
  }

  @Override
  public synchronized String lamp() {
    return lamp;
  }

  @Override
  public synchronized boolean walkThrough() {
    if (!doorOpen()) {
      return false;
    }
    inputs[MAP.latchInput()] = 1;
    sense();
    released = false;
    moveDoor();
    set(PRESENCE_INPUT, false);
    return true;
  }

  @Override
  public synchronized long admissions() {
    return admissions;
  }

  @Override
  public synchronized boolean stepIn() {
    if (inputs[ENTRY_INPUT] == 0) {
      return false;
    }
    set(PRESENCE_INPUT, true);
    set(ENTRY_INPUT, false);
    return true;
  }

  @Override
  public synchronized void tailgate() {
    sense();
  }

  @Override
  public synchronized void turnBack() {
    sense();
  }

  @Override
  public synchronized void fire(boolean on) {
    set(MAP.fireInput(), on);
    moveDoor();
  }

  @Override
  public synchronized void tamper(boolean on) {
    tamper = on;
    reports.add(frame(0, Replies.LSTATR, on ? 1 : 0, 0));
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

  /** Reports fewer inputs than there are. */
  public synchronized void reportShort() {
    reports.add(frame(0, Replies.ISTATR, 0));
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
    expected = 0;
    lastSequence = 0;
    lamp = "";
    reports.clear();
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
