// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.clearlane.emulator.GateChange.Kind;

/**
 * The mechanics of a gate: a door that is released for a time and closes behind one person, a
 * passage sensor, the passage latch, a fire release, a lamp. Thread-safe.
 *
 * <p>Outputs: 0 door, 1 latch reset, 2 entry door. Inputs: 0 passage sensor, 1 passage latch, 2
 * door open, 3 fire release, 4 entry door open, 5 presence. Every change of an input is kept as a
 * report until the control panel fetches it.
 */
final class GateModel {
  static final int INPUTS = 6;
  static final int OUTPUTS = 3;

  private static final int DOOR = 0;
  private static final int LATCH_RESET = 1;
  private static final int ENTRY = 2;
  private static final int SENSOR = 0;
  private static final int LATCH = 1;
  private static final int DOOR_OPEN = 2;
  private static final int FIRE = 3;
  private static final int ENTRY_OPEN = 4;
  private static final int PRESENT = 5;

  /** Reports kept for a panel that does not ask; the oldest go first. */
  private static final int MOST_REPORTS = 64;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final boolean[] inputs = new boolean[INPUTS];
  private final GateOutput[] outputs = {new GateOutput(), new GateOutput(), new GateOutput()};
  private final Deque<Answer> reports = new ArrayDeque<>();
  private boolean tamper;
  private String lamp = "NONE";
  private String text = "";
  private long doorPulses;
  private long crossings;
  private long turnBacks;
  private long latchResets;
  private long buzzes;
  private int doorOpenings;
  private int tailgatings;
  private boolean tailgated;
  private long admissions;
  private boolean stuck;
  private boolean entryReleased;
  private boolean reportOffered;
  private boolean reportsSurvive;
  private Consumer<GateChange> witness = _ -> {};

  /**
   * Whom to tell of each change, in order. Told while the gate stands still: hands over and returns
   * at once.
   */
  void witness(Consumer<GateChange> told) {
    locked(() -> witness = told);
  }

  /**
   * A controller that keeps its reports until the panel has gone on to the next command, even if
   * the conversation begins again; without this it forgets them then.
   */
  void keepReports() {
    locked(() -> reportsSurvive = true);
  }

  GateStatus status() {
    return locked(
        () ->
            new GateStatus(
                inputs[DOOR_OPEN],
                inputs[LATCH],
                inputs[FIRE],
                inputs[PRESENT],
                doorPulses,
                admissions,
                crossings,
                turnBacks,
                latchResets,
                lamp,
                text,
                buzzes));
  }

  /** Waits until the door is open; whether it is. */
  boolean awaitOpen(long nanos) throws InterruptedException {
    return await(DOOR_OPEN, nanos);
  }

  /** Waits until the entry door is open; whether it is. */
  boolean awaitEntry(long nanos) throws InterruptedException {
    return await(ENTRY_OPEN, nanos);
  }

  private boolean await(int input, long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (!inputs[input] && left > 0) {
        left = changed.awaitNanos(left);
      }
      return inputs[input];
    } finally {
      lock.unlock();
    }
  }

  /** A person walks through and the door closes behind; false if it is shut. */
  boolean walkThrough() {
    return locked(
        () -> {
          if (!inputs[DOOR_OPEN]) {
            return false;
          }
          cross();
          sense();
          outputs[DOOR].off();
          moveDoor();
          present(false);
          return true;
        });
  }

  /** A person steps in through the entry door, which closes behind; false if it is shut. */
  boolean stepIn() {
    return locked(
        () -> {
          if (!inputs[ENTRY_OPEN]) {
            return false;
          }
          outputs[ENTRY].off();
          present(true);
          moveEntryDoor(false);
          return true;
        });
  }

  /** A person who is inside leaves through the entry door; false if it is shut or nobody is. */
  boolean stepOut() {
    return locked(
        () -> {
          if (!inputs[ENTRY_OPEN] || !inputs[PRESENT]) {
            return false;
          }
          outputs[ENTRY].off();
          present(false);
          moveEntryDoor(false);
          return true;
        });
  }

  /** A second person slips through behind the first, past the closing door. */
  void tailgate() {
    locked(
        () -> {
          if (inputs[LATCH]) {
            tailgatings++;
            tailgated = true;
          }
          cross();
          return sense();
        });
  }

  /** A person steps into the sensor and back. */
  void turnBack() {
    locked(
        () -> {
          turnBacks++;
          return sense();
        });
  }

  void fire(boolean on) {
    locked(
        () -> {
          if (inputs[FIRE] != on) {
            tell(on ? Kind.FIRE_ON : Kind.FIRE_OFF);
          }
          set(FIRE, on);
          return moveDoor();
        });
  }

  void tamper(boolean on) {
    locked(
        () -> {
          if (tamper != on) {
            tamper = on;
            tell(on ? Kind.TAMPER_ON : Kind.TAMPER_OFF);
            keep(new Answer(0x48, local()));
          }
          return tamper;
        });
  }

  /** The entry door is opened or closed by hand. */
  void entryDoor(boolean open) {
    locked(() -> moveEntryDoor(open));
  }

  /** Somebody steps before the gate, or away. */
  void presence(boolean on) {
    locked(() -> present(on));
  }

  /** The door jams as it is, or moves again. */
  void stuck(boolean on) {
    locked(
        () -> {
          stuck = on;
          tell(on ? Kind.STUCK_ON : Kind.STUCK_OFF);
          return moveDoor();
        });
  }

  /** Passage, latch, door, exit door, presence, tailgating, tamper, fire. */
  boolean[] contacts() {
    return locked(
        () ->
            new boolean[] {
              inputs[SENSOR],
              inputs[LATCH],
              inputs[DOOR_OPEN],
              inputs[ENTRY_OPEN],
              inputs[PRESENT],
              tailgated,
              tamper,
              inputs[FIRE]
            });
  }

  /** How often the door opened since power came, modulo 65536. */
  int doorOpenings() {
    return locked(() -> doorOpenings & 0xFFFF);
  }

  /** How often a second person followed a first since power came, modulo 65536. */
  int tailgatings() {
    return locked(() -> tailgatings & 0xFFFF);
  }

  void forgetCounts() {
    locked(
        () -> {
          doorOpenings = 0;
          tailgatings = 0;
          return 0;
        });
  }

  /** Lets time pass for the outputs. */
  void tick(long now) {
    locked(
        () -> {
          for (GateOutput output : outputs) {
            output.expire(now);
          }
          return moveDoor();
        });
  }

  /** Carries out one output command; false if there is no such output or control code. */
  boolean control(int output, int code, int tenths, long now) {
    return locked(
        () -> {
          if (output >= OUTPUTS) {
            return false;
          }
          boolean before = outputs[output].on();
          boolean known = outputs[output].control(code, tenths, now);
          if (outputs[output].on() && (code == 5 || !before)) {
            switchedOn(output);
          }
          moveDoor();
          return known;
        });
  }

  void show(String color) {
    locked(() -> lamp = color);
  }

  void write(String characters) {
    locked(() -> text = characters);
  }

  void buzz() {
    locked(() -> buzzes++);
  }

  /** The oldest report that was not fetched, which is fetched now. */
  Optional<Answer> nextReport() {
    return locked(() -> Optional.ofNullable(reports.poll()));
  }

  /** The oldest report, which is fetched once {@link #confirmReport} is called. */
  Optional<Answer> offerReport() {
    return locked(
        () -> {
          reportOffered = !reports.isEmpty();
          return Optional.ofNullable(reports.peek());
        });
  }

  /** The panel went on: it has the report that it was offered. */
  void confirmReport() {
    locked(
        () -> {
          if (reportOffered) {
            reportOffered = false;
            reports.remove();
          }
          return reports;
        });
  }

  /** The conversation begins again. */
  void interruptReports() {
    locked(
        () -> {
          reportOffered = false;
          if (!reportsSurvive) {
            reports.clear();
          }
          return reports;
        });
  }

  /** Power was lost. */
  void forgetReports() {
    locked(
        () -> {
          reportOffered = false;
          reports.clear();
          return reports;
        });
  }

  byte[] inputValues() {
    return locked(this::values);
  }

  byte[] outputValues() {
    return locked(
        () ->
            new byte[] {
              flag(outputs[DOOR].on()), flag(outputs[LATCH_RESET].on()), flag(outputs[ENTRY].on())
            });
  }

  byte[] localValues() {
    return locked(this::local);
  }

  private void switchedOn(int output) {
    switch (output) {
      case DOOR -> {
        doorPulses++;
        tell(Kind.RELEASED);
      }
      case ENTRY -> admissions++;
      default -> {
        latchResets++;
        tailgated = false;
        set(LATCH, false);
      }
    }
  }

  private void cross() {
    crossings++;
    tell(inputs[LATCH] ? Kind.TAILGATING : Kind.PASSAGE);
    inputs[LATCH] = true;
  }

  private boolean sense() {
    set(SENSOR, true);
    return set(SENSOR, false);
  }

  private boolean moveDoor() {
    boolean open = stuck ? inputs[DOOR_OPEN] : outputs[DOOR].on() || inputs[FIRE];
    if (open && !inputs[DOOR_OPEN]) {
      doorOpenings++;
    }
    if (open != inputs[DOOR_OPEN]) {
      tell(open ? Kind.DOOR_OPENED : Kind.DOOR_CLOSED);
    }
    boolean entry = outputs[ENTRY].on();
    if (entry != entryReleased) {
      entryReleased = entry;
      moveEntryDoor(entry);
    }
    return set(DOOR_OPEN, open);
  }

  private boolean moveEntryDoor(boolean open) {
    if (open != inputs[ENTRY_OPEN]) {
      tell(open ? Kind.ENTRY_DOOR_OPENED : Kind.ENTRY_DOOR_CLOSED);
    }
    return set(ENTRY_OPEN, open);
  }

  private boolean present(boolean on) {
    if (on != inputs[PRESENT]) {
      tell(on ? Kind.PRESENCE_ON : Kind.PRESENCE_OFF);
    }
    return set(PRESENT, on);
  }

  private boolean set(int input, boolean on) {
    if (inputs[input] != on) {
      inputs[input] = on;
      keep(new Answer(0x49, values()));
      changed.signalAll();
    }
    return on;
  }

  private void tell(Kind kind) {
    witness.accept(new GateChange(kind, System.nanoTime()));
  }

  private void keep(Answer report) {
    if (reports.size() == MOST_REPORTS) {
      reports.remove();
      reportOffered = false;
    }
    reports.add(report);
  }

  private byte[] values() {
    byte[] values = new byte[INPUTS];
    for (int i = 0; i < INPUTS; i++) {
      values[i] = flag(inputs[i]);
    }
    return values;
  }

  private byte[] local() {
    return new byte[] {flag(tamper), 0};
  }

  private static byte flag(boolean on) {
    return (byte) (on ? 1 : 0);
  }

  private <T> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
