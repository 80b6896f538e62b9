// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.clearlane.emulator.ControllerEmulator.Commands;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A software lane controller until {@code quit} or the end of the input. */
@Command(
    name = "controller",
    description = {
      "A lane controller with a gate and a scanner, which speaks with a server.",
      "The lane is set up with the driver CONTROLLER (docs/lane-controllers.md).",
      "Prints one JSON line, then obeys the commands of the input,",
      "each answered by one JSON line."
    },
    footerHeading = "%nCommands:%n",
    footer = ControllerProgram.COMMANDS,
    mixinStandardHelpOptions = true,
    version = LaneEmulator.VERSION)
final class ControllerProgram implements Callable<Integer> {
  static final String COMMANDS =
      """
      present <text>            hold a code before the scanner
      walk                      a person walks through once the door is open (5 s)
      tailgate                  a second person slips through
      fire on|off               the fire alarm releases the door
      tamper on|off             the housing is opened
      status                    connection, journal, door, latch, lamp and counters
      fault drop                the socket breaks, and resumes
      fault offline|online      no network; what is sensed is told afterwards
      fault sockets on|off      no socket opens, so that commands are polled
      fault skew <seconds>      the clock is ahead; below zero, behind
      fault duplicate on|off    everything is sent twice
      fault slow <millis>       everything is sent so much later
      quit
      """;

  @Parameters(arity = "0..1", description = "Code of the lane.", defaultValue = "lane")
  private String lane = "lane";

  @Option(
      names = "--server",
      description = "Address of the server (default ${DEFAULT-VALUE}).",
      defaultValue = "http://localhost:9080")
  private String server = "http://localhost:9080";

  @Option(names = "--login", description = "Account of the lane (default lane-<lane>@a).")
  private @Nullable String logIn;

  @Option(
      names = "--key",
      required = true,
      description = "Password of the account; --key alone asks for it without showing it.",
      arity = "0..1",
      interactive = true)
  private String key = "";

  @Option(names = "--long-poll", description = "Fetch commands by long poll, not by WebSocket.")
  private boolean longPoll;

  @Option(names = "--json", description = "Print the status as the last line.")
  private boolean last;

  @Option(names = "--stay", description = "Go on after the end of the input, until killed.")
  private boolean stay;

  @Override
  public Integer call() throws IOException, InterruptedException {
    String address = server.replaceFirst("/+$", "") + "/api/v1";
    try (ControllerEmulator controller =
        new ControllerEmulator(
            address,
            lane,
            logIn == null ? "lane-" + lane + "@a" : logIn,
            key,
            longPoll ? Commands.LONG_POLL : Commands.WEB_SOCKET,
            Duration.ZERO)) {
      // Killed, it must not leave a session that the server waits for.
      Runtime.getRuntime().addShutdownHook(new Thread(controller::close));
      JsonObject greeting =
          Json.createObjectBuilder().add("controller", address + "/lanes/" + lane).build();
      CommandLoop.run(greeting, line -> obey(controller, line), stay);
      if (last) {
        System.out.println(status(controller));
      }
    }
    return 0;
  }

  static JsonObject obey(ControllerEmulator controller, String line) throws InterruptedException {
    Words words = Words.of(line);
    try {
      switch (words.verb()) {
        case "present" -> controller.present(words.rest());
        case "walk" -> {
          return Words.answer(controller.walkThrough());
        }
        case "tailgate" -> controller.tailgate();
        case "fire" -> controller.fire(words.on());
        case "tamper" -> controller.tamper(words.on());
        case "status" -> {
          return status(controller);
        }
        case "fault" -> fault(controller, words.next());
        default -> {
          return Words.refused("unknown command");
        }
      }
      return Words.answer(true);
    } catch (IllegalArgumentException e) {
      return Words.refused("bad argument");
    }
  }

  private static void fault(ControllerEmulator controller, Words words) {
    switch (words.verb()) {
      case "drop" -> controller.drop();
      case "offline" -> controller.connected(false);
      case "online" -> controller.connected(true);
      case "sockets" -> controller.failSockets(!words.on());
      case "skew" -> controller.skew(Duration.ofSeconds(words.number()));
      case "duplicate" -> controller.duplicate(words.on());
      case "slow" -> controller.slow(Duration.ofMillis(words.number()));
      default -> throw new IllegalArgumentException(words.verb());
    }
  }

  private static JsonObject status(ControllerEmulator controller) {
    GateStatus gate = controller.gate();
    List<String> fates = controller.fates();
    JsonArrayBuilder newest = Json.createArrayBuilder();
    fates.stream().skip(Math.max(0, fates.size() - 10)).forEach(newest::add);
    return Json.createObjectBuilder()
        .add("ok", true)
        .add("registered", controller.registered())
        .add("registrations", controller.registrations())
        .add("socket", controller.hasSocket())
        .add("lastCommand", controller.lastCommand())
        .add("waiting", controller.waiting())
        .add("newestFates", newest)
        .add("doorOpen", gate.doorOpen())
        .add("passageLatched", gate.passageLatched())
        .add("doorPulses", gate.doorPulses())
        .add("crossings", gate.crossings())
        .add("lamp", gate.lamp())
        .add("text", gate.text())
        .build();
  }
}
