// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.clearlane.devices.ChannelSecurity;
import org.clearlane.devices.LaneEquipment;
import org.clearlane.devices.LinkState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Devices on bad days, for minutes: run by {@code mvn -Psoak}, not with the other tests. */
@Tag("soak")
@Isolated
class DeviceSoakTest {
  private static final long SEED = Long.getLong("soak.seed", 20_261_128L);
  private static final int RECONNECTS = Integer.getInteger("soak.reconnects", 1000);

  /** After so many nothing is loaded or grown for the first time any more. */
  private static final int WARM_UP = 20;

  private static final long HEAP_SLACK = 4L << 20;

  @TempDir private Path directory;

  @Test
  void aDayOfFaultsLosesNoEventAndLeavesNoGateOpen() throws IOException {
    System.out.printf("a day of faults, seed %d%n", SEED);
    try (EmulatedGate plain = new EmulatedGate(folder("plain"));
        EmulatedGate secure = new EmulatedGate(folder("secure"), ChannelSecurity.INSTALL);
        EmulatedGate modbus = EmulatedGate.modbus(folder("modbus"));
        ExecutorService days = Executors.newFixedThreadPool(3)) {
      List<GateDay> gates =
          List.of(
              new GateDay("OSDP", plain, false, SEED),
              new GateDay("OSDP through the secure channel", secure, false, SEED + 1),
              new GateDay("Modbus RTU", modbus, true, SEED + 2));
      CompletableFuture.allOf(
              gates.stream()
                  .map(day -> CompletableFuture.runAsync(day::live, days))
                  .toArray(CompletableFuture[]::new))
          .join();
    }
  }

  @Test
  void aThousandReconnectsLeaveNothingBehind() throws IOException {
    try (EmulatedGate rig = new EmulatedGate(folder("gate"))) {
      GateHistory history = new GateHistory();
      try (LaneEquipment lane = rig.attach(history)) {
        soon().until(() -> reachable(history));
        for (int i = 0; i < WARM_UP; i++) {
          reconnect(rig.gate(), history);
        }
        Footprint before = Footprint.now();
        long[] noticed = new long[RECONNECTS];
        long[] back = new long[RECONNECTS];
        for (int i = 0; i < RECONNECTS; i++) {
          long unplugged = System.nanoTime();
          reconnect(rig.gate(), history);
          noticed[i] = history.offlineAt() - unplugged;
          back[i] = System.nanoTime() - unplugged;
        }
        Footprint after = Footprint.now();
        report("an unplugged port is noticed", noticed);
        report("and is online again", back);
        System.out.printf("before %s, after %d reconnects %s%n", before, RECONNECTS, after);
        assertThat(percentile(noticed, 50)).isLessThan(Duration.ofMillis(100));
        assertThat(after.threads()).as("threads").isLessThanOrEqualTo(before.threads() + 1);
        assertThat(after.files()).as("open files").isLessThanOrEqualTo(before.files() + 2);
        assertThat(after.heap()).as("heap").isLessThan(before.heap() + HEAP_SLACK);
        assertThat(history.unlawfulTransitions()).isEmpty();
        assertThat(history.offlines()).isEqualTo(WARM_UP + RECONNECTS);
        assertThat(lane.gate().passageLatched()).contains(false);
      }
    }
  }

  /** Unplugs the gate and plugs it in at once; it is opened again after the first pause. */
  private static void reconnect(GateEmulator gate, GateHistory history) {
    long before = history.offlines();
    gate.unplug();
    soon().until(() -> history.offlines() > before);
    gate.plugIn();
    soon().until(() -> reachable(history));
  }

  private static boolean reachable(GateHistory history) {
    List<LinkState> states = history.states();
    return !states.isEmpty()
        && (states.getLast() == LinkState.ONLINE || states.getLast() == LinkState.DEGRADED);
  }

  private static void report(String what, long[] nanos) {
    System.out.printf(
        "%s after %.1f ms (p50), %.1f ms (p99), %.1f ms at most%n",
        what,
        percentile(nanos, 50).toNanos() / 1e6,
        percentile(nanos, 99).toNanos() / 1e6,
        percentile(nanos, 100).toNanos() / 1e6);
  }

  private static Duration percentile(long[] nanos, int percent) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return Duration.ofNanos(sorted[Math.min(sorted.length * percent / 100, sorted.length - 1)]);
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectory(directory.resolve(name));
  }

  private static ConditionFactory soon() {
    return await().pollInterval(Duration.ofMillis(1)).atMost(Duration.ofSeconds(30));
  }

  /** What this process holds, native threads included. */
  private record Footprint(int threads, int files, long heap) {
    static Footprint now() {
      for (int i = 0; i < 3; i++) {
        System.gc();
      }
      return new Footprint(
          entries("/proc/self/task"),
          entries("/proc/self/fd"),
          ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    private static int entries(String folder) {
      try (Stream<Path> found = Files.list(Path.of(folder))) {
        return (int) found.count();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
