// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import org.clearlane.devices.ChannelSecurity;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.DeviceStatus;
import org.clearlane.devices.GateMap;
import org.clearlane.devices.GateWiring;
import org.clearlane.devices.LaneEquipment;
import org.clearlane.devices.LaneLog;
import org.clearlane.devices.LaneWiring;
import org.clearlane.devices.LinkState;
import org.clearlane.devices.MachineLanes;
import org.clearlane.devices.PulseResult;
import org.clearlane.devices.SerialSettings;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** 32 gate controllers on one line. */
@Isolated
class GateBusTest {
  private static final int GATES = 32;
  private static final int POLL = 0x60;
  private static final int OUT = 0x68;
  private static final int ROUNDS = 300;

  /** The reply time-out of SIA OSDP 2.2. */
  private static final long TIMEOUT_MICROS = 200_000;

  /** What the test machine's scheduler may add. */
  private static final long SLACK_MICROS = 40_000;

  private final AtomicIntegerArray polls = new AtomicIntegerArray(GATES);
  private final AtomicLongArray pulsedAt = new AtomicLongArray(GATES);
  private final ConcurrentHashMap<Integer, MemoryKeys> keys = new ConcurrentHashMap<>();
  private final List<LaneEquipment> lanes = new ArrayList<>();

  private void heard(int address, int code) {
    if (code == POLL) {
      polls.incrementAndGet(address);
    } else if (code == OUT) {
      pulsedAt.set(address, System.nanoTime());
    }
  }

  private void attach(MachineLanes machine, BusEmulator bus, ChannelSecurity security) {
    for (int address = 0; address < GATES; address++) {
      GateWiring gate =
          new GateWiring(
              new SerialSettings(bus.path().toString(), 115_200),
              address,
              GateMap.DEFAULT,
              security,
              Optional.of(keys.computeIfAbsent(address, _ -> new MemoryKeys())));
      lanes.add(
          machine.attach(new LaneWiring("g" + address, Optional.empty(), gate), new LaneLog()));
    }
  }

  private LinkState state(int address) {
    DeviceStatus status = lanes.get(address).status().get(DeviceRole.GATE);
    return Objects.requireNonNull(status).state();
  }

  private boolean all(LinkState state) {
    for (int address = 0; address < GATES; address++) {
      if (state(address) != state) {
        return false;
      }
    }
    return true;
  }

  private static void awaitAll(java.util.concurrent.Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(60)).until(condition);
  }

  /** Opens each gate in turn; how long each command took to arrive, sorted, in microseconds. */
  private long[] latencies(int... without) {
    long[] micros = new long[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      int address = i * 7 % GATES;
      while (Arrays.binarySearch(without, address) >= 0) {
        address = (address + 1) % GATES;
      }
      long before = System.nanoTime();
      assertThat(lanes.get(address).gate().openForOne(Duration.ofMillis(100)))
          .isInstanceOf(PulseResult.Opened.class);
      micros[i] = (pulsedAt.get(address) - before) / 1000;
    }
    Arrays.sort(micros);
    return micros;
  }

  private static long p99(long[] sorted) {
    return sorted[sorted.length * 99 / 100];
  }

  @ParameterizedTest
  @EnumSource(
      value = ChannelSecurity.class,
      mode = Mode.EXCLUDE,
      names = {"ENFORCED"})
  void commandsGoBeforePollsAndPollsAreFair(ChannelSecurity security) {
    boolean secure = security != ChannelSecurity.NONE;
    try (BusEmulator bus = new BusEmulator(GATES, secure, this::heard);
        MachineLanes machine = new MachineLanes()) {
      attach(machine, bus, security);
      awaitAll(() -> all(LinkState.ONLINE));
      long[] answering = latencies();

      int[] before = counts();
      await().atMost(Duration.ofSeconds(60)).until(() -> least(before) >= 20);
      assertThat(most(before)).as("fair share").isLessThanOrEqualTo(2 * least(before));

      bus.power(5, false);
      awaitAll(() -> state(5) == LinkState.OFFLINE || state(5) == LinkState.DEGRADED);
      long[] oneSilent = latencies(5);
      System.out.printf(
          "a command on a bus of %d (%s), to its first byte: p50 %d us, p99 %d us;"
              + " with a silent controller p50 %d us, p99 %d us%n",
          GATES,
          security,
          answering[ROUNDS / 2],
          p99(answering),
          oneSilent[ROUNDS / 2],
          p99(oneSilent));
      // An exchange in progress takes some milliseconds on this line.
      assertThat(p99(answering)).isLessThan(10_000 + SLACK_MICROS);
      assertThat(p99(oneSilent)).isLessThan(TIMEOUT_MICROS + SLACK_MICROS);

      awaitAll(() -> state(5) == LinkState.OFFLINE);
      bus.power(5, true);
      awaitAll(() -> all(LinkState.ONLINE));
      assertThat(bus.plainCommands()).as("what could be read on the line").isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ChannelSecurity.class,
      mode = Mode.INCLUDE,
      names = {"INSTALL"})
  void aControllerWithAnotherKeyDisturbsNobody(ChannelSecurity security) {
    MemoryKeys another = new MemoryKeys();
    another.store(new byte[16]);
    another.confirm();
    keys.put(3, another);
    try (BusEmulator bus = new BusEmulator(GATES, true, this::heard);
        MachineLanes machine = new MachineLanes()) {
      attach(machine, bus, security);
      awaitAll(() -> lanes.stream().filter(this::online).count() == GATES - 1);
      assertThat(state(3)).isEqualTo(LinkState.OFFLINE);
      assertThat(lanes.get(3).gate().openForOne(Duration.ofMillis(100)))
          .isEqualTo(new PulseResult.NotOpened(PulseResult.Reason.OFFLINE));
      assertThat(lanes.get(4).gate().openForOne(Duration.ofMillis(100)))
          .isInstanceOf(PulseResult.Opened.class);
      assertThat(bus.status(3).doorPulses()).isZero();
      assertThat(bus.status(4).doorPulses()).isEqualTo(1);
    }
  }

  private boolean online(LaneEquipment lane) {
    return Objects.requireNonNull(lane.status().get(DeviceRole.GATE)).state() == LinkState.ONLINE;
  }

  private int[] counts() {
    int[] counts = new int[GATES];
    Arrays.setAll(counts, polls::get);
    return counts;
  }

  private int least(int[] before) {
    int[] now = counts();
    Arrays.setAll(now, i -> now[i] - before[i]);
    return Arrays.stream(now).min().orElse(0);
  }

  private int most(int[] before) {
    int[] now = counts();
    Arrays.setAll(now, i -> now[i] - before[i]);
    return Arrays.stream(now).max().orElse(0);
  }
}
