// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The emulator against mbpoll, a Modbus master of another project (8N1, 19200 baud). */
class ModbusGateEmulatorTest {
  private final GateEmulator gate = GateEmulator.modbus(9, Optional.empty());

  @AfterEach
  void close() {
    gate.close();
  }

  @Test
  void aPulseOpensAndTheContactsTellIt() throws Exception {
    assertThat(poll("-t", "4", "-r", "1", "5000", "77")).contains("Written 2 references");
    assertThat(gate.status().doorOpen()).isTrue();
    assertThat(poll("-t", "3", "-r", "1", "-c", "3")).contains("[1]: \t4", "[2]: \t1", "[3]: \t0");
    assertThat(poll("-t", "4", "-r", "1", "5000", "77")).contains("Written 2 references");
    assertThat(gate.status().doorPulses()).as("the same token").isEqualTo(1);
    assertThat(gate.walkThrough()).isTrue();
    gate.tailgate();
    gate.tamper(true);
    assertThat(poll("-t", "1", "-r", "1", "-c", "8"))
        .contains("[2]: \t1", "[3]: \t0", "[6]: \t1", "[7]: \t1", "[8]: \t0");
    assertThat(poll("-t", "0", "-r", "1", "1")).contains("Written 1 references");
    assertThat(gate.status().passageLatched()).isFalse();
  }

  @Test
  void lampsBuzzerAndTextAreShown() throws Exception {
    assertThat(poll("-t", "0", "-r", "2", "0", "0", "1", "0")).contains("Written 4 references");
    assertThat(poll("-t", "4", "-r", "3", "200")).contains("Written 1 references");
    assertThat(poll("-t", "4", "-r", "17", "18505", "8224")).contains("Written 2 references");
    assertThat(gate.status())
        .satisfies(
            now -> {
              assertThat(now.lamp()).isEqualTo("AMBER");
              assertThat(now.buzzes()).isEqualTo(1);
              assertThat(now.text()).isEqualTo("HI");
            });
  }

  @Test
  void whatIsNotThereIsRefused() throws Exception {
    assertThat(poll("-t", "3", "-r", "1", "-c", "4")).contains("Illegal data address");
    assertThat(poll("-t", "4", "-r", "33", "1")).contains("Illegal data address");
    gate.faults().refuseOutputs(true);
    assertThat(poll("-t", "4", "-r", "1", "5000", "78")).contains("Illegal data value");
    assertThat(gate.status().doorPulses()).isZero();
  }

  @Test
  void faultsAreSeenByAMaster() throws Exception {
    gate.faults().corruptReplies(1);
    assertThat(poll("-t", "3", "-r", "1")).contains("Invalid CRC");
    gate.faults().cutReplies(1);
    assertThat(poll("-t", "3", "-r", "1")).contains("Connection timed out");
    gate.faults().busy(1);
    assertThat(poll("-t", "3", "-r", "1")).containsIgnoringCase("busy");
    gate.stuck(true);
    assertThat(poll("-t", "4", "-r", "1", "5000", "79")).contains("Written 2 references");
    assertThat(poll("-t", "3", "-r", "1")).contains("[1]: \t0");
  }

  private String poll(String... words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("mbpoll", "-m", "rtu", "-b", "19200", "-P", "none", "-a", "9", "-1"));
    List<String> values = new ArrayList<>();
    for (String word : words) {
      // Values to write follow the port.
      boolean option = values.isEmpty() && !isValue(command, word);
      (option ? command : values).add(word);
    }
    command.add(gate.path().toString());
    command.addAll(values);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }

  private static boolean isValue(List<String> command, String word) {
    return !word.startsWith("-") && !command.getLast().matches("-[trc]");
  }
}
