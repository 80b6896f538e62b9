// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.awaitility.core.ConditionFactory;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.Gate;
import org.clearlane.devices.GateEvent;
import org.clearlane.devices.LaneEquipment;
import org.clearlane.devices.LinkState;
import org.clearlane.devices.PulseResult;

/** One gate on a day of faults: people pass all the time while one thing after the other breaks. */
final class GateDay {
  private static final Duration PULSE = Duration.ofMillis(600);

  /** The emulator's timer runs in steps of 10 ms; the rest is for a busy machine. */
  private static final Duration TIMER_SLACK = Duration.ofMillis(250);

  private static final Set<GateEvent.Type> PASSAGES = Set.of(GateEvent.Type.PASSAGE_SENSED);
  private static final Set<GateEvent.Type> TAILGATINGS = Set.of(GateEvent.Type.TAILGATING_SENSED);
  private static final Set<GateEvent.Type> HELD = GateHistory.CONTACTS.getLast();

  private final String name;
  private final EmulatedGate rig;
  private final GateEmulator emulator;
  private final boolean modbus;
  private final Random random;
  private final GateHistory history = new GateHistory();
  private final ReentrantLock passage = new ReentrantLock();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger unknown = new AtomicInteger();
  private final AtomicInteger notOpened = new AtomicInteger();
  private volatile boolean followed;
  private volatile boolean over;

  GateDay(String name, EmulatedGate rig, boolean modbus, long seed) {
    this.name = name;
    this.rig = rig;
    this.emulator = rig.gate();
    this.modbus = modbus;
    this.random = new Random(seed);
  }

  /** Lives through the day and judges it. */
  void live() {
    emulator.keepReports();
    emulator.witness(history::happened);
    try (ExecutorService thread = Executors.newSingleThreadExecutor();
        LaneEquipment lane = rig.attach(history)) {
      awaitOnline(lane);
      CompletableFuture<Void> people = CompletableFuture.runAsync(() -> walk(lane.gate()), thread);
      try {
        for (DayOfFaults fault : DayOfFaults.shuffled(random)) {
          assertThat(people).as("people of %s", name).isNotCompletedExceptionally();
          happen(fault, lane);
          quiet();
          pause(20, 80);
        }
      } finally {
        over = true;
        quiet();
        people.join();
      }
      settle(lane);
      judge();
    }
  }

  private void judge() {
    System.out.printf(
        "a day at %s: %d releases (%d answered, %d unknown, %d not given), %d crossings, %d transitions%n",
        name,
        emulator.status().doorPulses(),
        opened.get(),
        unknown.get(),
        notOpened.get(),
        emulator.status().crossings(),
        history.states().size());
    for (Set<GateEvent.Type> contacts : GateHistory.CONTACTS) {
      assertThat(history.told(contacts))
          .as("%s: events of %s", name, contacts)
          .isEqualTo(history.happened(contacts));
    }
    assertThat(history.longestBeyond(PULSE)).as("%s: open too long", name).isLessThan(TIMER_SLACK);
    assertThat(emulator.status().doorOpen()).as("%s: door", name).isFalse();
    assertThat(history.unlawfulTransitions()).as("%s: transitions", name).isEmpty();
    assertThat(history.offlines())
        .as("%s: losses, each told once", name)
        .isEqualTo(DayOfFaults.UNPLUGGED.perDay() + DayOfFaults.SILENT.perDay());
  }

  private void happen(DayOfFaults fault, LaneEquipment lane) {
    LineFaults line = emulator.faults();
    switch (fault) {
      case LOST_BYTE -> during(200, () -> line.cutReplies(burst()));
      case WRONG_CHECK -> during(200, () -> line.corruptReplies(burst()));
      case LOST_REPLY -> during(300, () -> line.loseReplies(burst()));
      case LOST_COMMAND -> during(300, () -> line.loseCommands(burst()));
      case NOISE -> during(300, () -> line.noise(true));
      case SLOW -> during(700, () -> line.delayReplies(Duration.ofMillis(random.nextInt(60, 260))));
      case PIECES -> during(300, () -> line.split(true));
      case NAK -> during(300, () -> line.refuseOutputs(true));
      case BUSY -> during(200, () -> line.busy(burst()));
      case STUCK -> during(400, () -> emulator.stuck(true));
      case UNPLUGGED -> unplug(lane);
      case SILENT -> fallSilent(lane);
      case POWER -> loseElectricity(lane);
      case TAMPER -> changeContact();
      case FIRE -> held(emulator::fire);
      case TAILGATING -> follow(lane);
    }
  }

  private void during(int millis, Runnable fault) {
    fault.run();
    pause(millis / 2, millis);
  }

  private void unplug(LaneEquipment lane) {
    awaitReachable(lane);
    long before = history.offlines();
    emulator.unplug();
    soon().until(() -> history.offlines() > before);
    pause(0, 300);
    emulator.plugIn();
    awaitReachable(lane);
  }

  private void fallSilent(LaneEquipment lane) {
    awaitReachable(lane);
    long before = history.offlines();
    emulator.faults().loseReplies(Integer.MAX_VALUE);
    soon().until(() -> history.offlines() > before);
    emulator.faults().loseReplies(0);
    awaitReachable(lane);
  }

  /** What a controller has not told it cannot tell any more: this happens when all is told. */
  private void loseElectricity(LaneEquipment lane) {
    passage.lock();
    try {
      soon().until(() -> !emulator.status().doorOpen());
      settle(lane);
      emulator.restart();
      pause(200, 400); // the driver looks at it again before the next person comes
      awaitOnline(lane);
    } finally {
      passage.unlock();
    }
  }

  private void changeContact() {
    LineFaults line = emulator.faults();
    switch (random.nextInt(4)) {
      case 0 -> line.loseReplies(burst());
      case 1 -> line.corruptReplies(burst());
      case 2 -> line.cutReplies(burst());
      default -> line.noise(true);
    }
    switch (random.nextInt(modbus ? 3 : 1)) {
      case 0 -> held(emulator::tamper);
      case 1 -> held(emulator::presence);
      default -> held(emulator::entryDoor);
    }
  }

  private interface Contact {
    void set(boolean on);
  }

  private void held(Contact contact) {
    contact.set(true);
    soon().until(() -> history.allTold(HELD));
    contact.set(false);
    soon().until(() -> history.allTold(HELD));
  }

  /** Over OSDP a second person is inferred from reports in a row, so the line is quiet. */
  private void follow(LaneEquipment lane) {
    awaitOnline(lane);
    int before = history.happened(TAILGATINGS).size();
    followed = true;
    soon().until(() -> history.happened(TAILGATINGS).size() > before);
    soon().until(() -> history.allTold(TAILGATINGS));
  }

  private void walk(Gate gate) {
    while (!over) {
      passage.lock();
      try {
        pass(gate);
      } finally {
        passage.unlock();
      }
      pause(10, 60);
    }
  }

  private void pass(Gate gate) {
    if (!gate.clearPassageLatch()) {
      return;
    }
    long before = emulator.status().doorPulses();
    PulseResult result = gate.openForOne(PULSE);
    if (awaitOpen() && emulator.walkThrough()) {
      if (followed) {
        followed = false;
        emulator.tailgate();
      }
      soon().until(() -> history.allTold(PASSAGES));
    }
    long pulses = emulator.status().doorPulses() - before;
    switch (result) {
      case PulseResult.Opened _ -> {
        opened.incrementAndGet();
        assertThat(pulses).as("%s: releases by one command", name).isOne();
      }
      case PulseResult.NotOpened(PulseResult.Reason reason)
          when reason == PulseResult.Reason.TIMEOUT_UNKNOWN -> {
        unknown.incrementAndGet();
        assertThat(pulses).as("%s: releases by one command", name).isLessThanOrEqualTo(1);
      }
      case PulseResult.NotOpened(PulseResult.Reason reason) -> {
        notOpened.incrementAndGet();
        assertThat(pulses).as("%s: releases although %s", name, reason).isZero();
      }
    }
  }

  private boolean awaitOpen() {
    try {
      return emulator.awaitOpen(Duration.ofMillis(100));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Nothing is broken from now on. */
  private void quiet() {
    LineFaults line = emulator.faults();
    line.cutReplies(0);
    line.corruptReplies(0);
    line.loseReplies(0);
    line.loseCommands(0);
    line.busy(0);
    line.noise(false);
    line.split(false);
    line.refuseOutputs(false);
    line.delayReplies(Duration.ZERO);
    emulator.stuck(false);
  }

  private void settle(LaneEquipment lane) {
    awaitOnline(lane);
    soon()
        .untilAsserted(
            () -> {
              assertThat(emulator.status().doorOpen()).as("%s: door", name).isFalse();
              assertThat(history.untold()).as("%s: not told", name).isEmpty();
            });
  }

  private static void awaitOnline(LaneEquipment lane) {
    soon().until(() -> state(lane) == LinkState.ONLINE);
  }

  private static void awaitReachable(LaneEquipment lane) {
    soon().until(() -> state(lane) == LinkState.ONLINE || state(lane) == LinkState.DEGRADED);
  }

  private static LinkState state(LaneEquipment lane) {
    return Objects.requireNonNull(lane.status().get(DeviceRole.GATE)).state();
  }

  private int burst() {
    return random.nextInt(1, 5);
  }

  /** How long something lasts, in milliseconds. */
  private void pause(int least, int most) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(least, most)));
  }

  private static ConditionFactory soon() {
    return await().pollInterval(Duration.ofMillis(2)).atMost(Duration.ofSeconds(30));
  }
}
