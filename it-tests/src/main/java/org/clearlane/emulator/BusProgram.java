// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Software gates on one OSDP line until {@code quit} or the end of the input. */
@Command(
    name = "bus",
    description = {
      "Several gate controllers on one OSDP line, addresses from 0, behind a pseudo-terminal.",
      "Prints one JSON line with its path, then obeys the commands of the input,",
      "each answered by one JSON line."
    },
    footerHeading = "%nCommands:%n",
    footer = BusProgram.COMMANDS,
    mixinStandardHelpOptions = true,
    version = LaneEmulator.VERSION)
final class BusProgram implements Callable<Integer> {
  static final String COMMANDS =
      """
      status <address>           door and counters of one gate
      fault silent <address>     this controller does not answer any more
      fault answers <address>    it does again
      quit
      """;

  private static final int MOST = 32;

  @Option(
      names = "--devices",
      description = "How many, 1 to 32 (default ${DEFAULT-VALUE}).",
      defaultValue = "4")
  private int devices;

  @Option(names = "--secure", description = "They know the secure channel, with the default key.")
  private boolean secure;

  @Option(names = "--stay", description = "Go on after the end of the input, until killed.")
  private boolean stay;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (devices < 1 || devices > MOST) {
      System.err.println("--devices must be 1 to " + MOST);
      return 2;
    }
    try (BusEmulator bus = new BusEmulator(devices, secure, (_, _) -> {})) {
      JsonObject greeting =
          Json.createObjectBuilder()
              .add("gates", bus.path().toString())
              .add("devices", devices)
              .build();
      CommandLoop.run(greeting, line -> obey(bus, devices, line), stay);
    }
    return 0;
  }

  static JsonObject obey(BusEmulator bus, int devices, String line) {
    Words words = Words.of(line);
    try {
      return switch (words.verb()) {
        case "status" -> status(bus.status(address(words, devices)));
        case "fault" -> fault(bus, devices, words.next());
        default -> Words.refused("unknown command");
      };
    } catch (IllegalArgumentException e) {
      return Words.refused("bad argument");
    }
  }

  private static JsonObject status(GateStatus gate) {
    return Json.createObjectBuilder()
        .add("ok", true)
        .add("doorOpen", gate.doorOpen())
        .add("doorPulses", gate.doorPulses())
        .add("lamp", gate.lamp())
        .build();
  }

  private static JsonObject fault(BusEmulator bus, int devices, Words words) {
    switch (words.verb()) {
      case "silent" -> bus.power(address(words, devices), false);
      case "answers" -> bus.power(address(words, devices), true);
      default -> throw new IllegalArgumentException(words.verb());
    }
    return Words.answer(true);
  }

  private static int address(Words words, int devices) {
    int address = words.number();
    if (address < 0 || address >= devices) {
      throw new IllegalArgumentException("no such address");
    }
    return address;
  }
}
