// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.Gate;
import org.clearlane.devices.GateEvent;
import org.clearlane.devices.LaneEquipment;
import org.clearlane.devices.LaneLog;
import org.clearlane.devices.LaneSignal;
import org.clearlane.devices.LaneWiring;
import org.clearlane.devices.LinkState;
import org.clearlane.devices.MachineLanes;
import org.clearlane.devices.ModbusGateWiring;
import org.clearlane.devices.PulseResult;
import org.clearlane.devices.SerialSettings;
import org.clearlane.devices.TestProfiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gate over Modbus with slaves of other projects, over two pseudo-terminals. */
class IndependentModbusTest {
  private static final int UNIT = 5;
  private static final Duration SOON = Duration.ofSeconds(10);

  /** A first start of Python reads a lot from the disk. */
  private static final Duration STARTED = Duration.ofMinutes(1);

  @ParameterizedTest
  @ValueSource(strings = {"pymodbus", "libmodbus"})
  void aPersonPassesAGateOfAnotherProject(String library) throws Exception {
    LaneLog log = new LaneLog();
    try (Cable cable = new Cable();
        Slave slave = new Slave(library, cable.far());
        MachineLanes lanes = new MachineLanes();
        LaneEquipment lane = lanes.attach(wiring(cable.near()), log)) {
      await().atMost(SOON).until(() -> state(lane) == LinkState.ONLINE);
      Gate gate = lane.gate();
      gate.signal(LaneSignal.PROCEED);
      gate.prompt("Please walk on");
      assertThat(gate.passageLatched()).contains(false);

      assertThat(gate.openForOne(Duration.ofSeconds(5))).isInstanceOf(PulseResult.Opened.class);
      await().atMost(SOON).until(() -> log.count(GateEvent.Type.DOOR_OPENED) == 1);
      slave.walk();
      await().atMost(SOON).until(() -> log.count(GateEvent.Type.PASSAGE_SENSED) == 1);
      assertThat(gate.passageLatched()).contains(true);
      assertThat(gate.clearPassageLatch()).isTrue();

      assertThat(gate.openForOne(Duration.ofMillis(300))).isInstanceOf(PulseResult.Opened.class);
      await().atMost(SOON).until(() -> log.count(GateEvent.Type.DOOR_CLOSED) == 2);
      await().atMost(SOON).until(() -> slave.told().contains("lamps 0100"));
      await().atMost(SOON).until(() -> slave.told().contains("text Please walk on"));
      assertThat(slave.told().stream().filter("door 1"::equals)).hasSize(2);
      assertThat(log.states(DeviceRole.GATE))
          .containsExactly(LinkState.CONNECTING, LinkState.ONLINE);
    }
  }

  private static LaneWiring wiring(Path port) {
    return new LaneWiring(
        "i1",
        Optional.empty(),
        new ModbusGateWiring(
            new SerialSettings(port.toString(), 19_200), UNIT, TestProfiles.generic()));
  }

  private static LinkState state(LaneEquipment lane) {
    return Objects.requireNonNull(lane.status().get(DeviceRole.GATE)).state();
  }

  /** The other project's slave, a process of its own. */
  private static final class Slave implements AutoCloseable {
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Process process;
    private final PrintStream commands;

    Slave(String library, Path port) throws IOException, URISyntaxException {
      Path script =
          Path.of(
              Objects.requireNonNull(Slave.class.getResource("/modbus/independent_gate.py"))
                  .toURI());
      // Debian's Python, which sees Debian's packages.
      process =
          new ProcessBuilder(
                  "/usr/bin/python3",
                  script.toString(),
                  library,
                  port.toString(),
                  Integer.toString(UNIT))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
      Thread.ofPlatform().daemon().name("slave-output").start(this::listen);
      await().atMost(STARTED).until(() -> told.contains("ready") || !process.isAlive());
      assertThat(process.isAlive()).as(library + " runs").isTrue();
    }

    private void listen() {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        lines.lines().forEach(told::add);
      } catch (IOException e) {
        told.add("the output broke");
      }
    }

    List<String> told() {
      return told;
    }

    void walk() {
      commands.println("walk");
    }

    @Override
    public void close() {
      process.destroy();
    }
  }
}
