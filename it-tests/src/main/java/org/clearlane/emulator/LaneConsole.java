// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.Arrays;

/** Obeys one-line commands for a software lane; every line is answered by one JSON object. */
final class LaneConsole {
  /** One command per line. */
  static final String COMMANDS =
      """
      present <text>             hold a code before the scanner
      await-open <millis>        wait until the door is open
      walk                       a person walks through the open door
      tailgate                   a second person slips through
      turn-back                  a person steps into the passage and back
      status                     door, latch, lamp and counters
      fire on|off                the fire alarm releases the door
      tamper on|off              the controller's housing is opened
      presence on|off            somebody steps before the gate (told over Modbus)
      exit-door on|off           the door at the far end opens (told over Modbus)
      fault lose-commands <n>    the next n commands do not arrive at the gate
      fault lose-replies <n>     the next n replies do not arrive at the server
      fault busy <n>             the gate answers BUSY n times
      fault delay <millis>       every reply comes so much later
      fault corrupt <n>          a bit of each of the next n replies flips
      fault cut <n>              the last byte of each of the next n replies is lost
      fault noise|split|refuse on|off
      fault stuck on|off         the door jams as it is
      fault unplug|plug gate|scanner
      fault restart              the gate controller loses power for a moment
      quit
      """;

  private final SoftwareLane lane;

  LaneConsole(SoftwareLane lane) {
    this.lane = lane;
  }

  JsonObject greeting() {
    return Json.createObjectBuilder()
        .add("lane", lane.code())
        .add("scanner", lane.scanner().path().toString())
        .add("gate", lane.gate().path().toString())
        .build();
  }

  /** Obeys one line. */
  JsonObject obey(String line) throws InterruptedException {
    String[] words = line.strip().split(" ", 2);
    String rest = words.length > 1 ? words[1].strip() : "";
    try {
      return switch (words[0]) {
        case "present" -> answer(lane.scanner().present(rest));
        case "await-open" -> answer(lane.gate().awaitOpen(Duration.ofMillis(Long.parseLong(rest))));
        case "walk" -> answer(lane.gate().walkThrough());
        case "tailgate" -> done(lane.gate()::tailgate);
        case "turn-back" -> done(lane.gate()::turnBack);
        case "fire" -> done(() -> lane.gate().fire(on(rest)));
        case "tamper" -> done(() -> lane.gate().tamper(on(rest)));
        case "presence" -> done(() -> lane.gate().presence(on(rest)));
        case "exit-door" -> done(() -> lane.gate().exitDoor(on(rest)));
        case "status" -> status();
        case "fault" -> done(() -> fault(rest.split(" ")));
        default -> refused("unknown command");
      };
    } catch (IllegalArgumentException e) {
      return refused("bad argument");
    }
  }

  private void fault(String[] words) {
    String argument = words.length > 1 ? words[1] : "";
    LineFaults faults = lane.gate().faults();
    switch (words[0]) {
      case "lose-commands" -> faults.loseCommands(Integer.parseInt(argument));
      case "lose-replies" -> faults.loseReplies(Integer.parseInt(argument));
      case "busy" -> faults.busy(Integer.parseInt(argument));
      case "delay" -> faults.delayReplies(Duration.ofMillis(Long.parseLong(argument)));
      case "corrupt" -> faults.corruptReplies(Integer.parseInt(argument));
      case "cut" -> faults.cutReplies(Integer.parseInt(argument));
      case "stuck" -> lane.gate().stuck(on(argument));
      case "noise" -> faults.noise(on(argument));
      case "split" -> faults.split(on(argument));
      case "refuse" -> faults.refuseOutputs(on(argument));
      case "restart" -> lane.gate().restart();
      case "unplug", "plug" -> plug(words[0].equals("plug"), argument);
      default -> throw new IllegalArgumentException(Arrays.toString(words));
    }
  }

  private void plug(boolean in, String device) {
    switch (device + (in ? " in" : " out")) {
      case "gate in" -> lane.gate().plugIn();
      case "gate out" -> lane.gate().unplug();
      case "scanner in" -> lane.scanner().plugIn();
      case "scanner out" -> lane.scanner().unplug();
      default -> throw new IllegalArgumentException(device);
    }
  }

  private JsonObject status() {
    GateStatus gate = lane.gate().status();
    return Json.createObjectBuilder()
        .add("ok", true)
        .add("doorOpen", gate.doorOpen())
        .add("passageLatched", gate.passageLatched())
        .add("fireRelease", gate.fireRelease())
        .add("doorPulses", gate.doorPulses())
        .add("crossings", gate.crossings())
        .add("turnBacks", gate.turnBacks())
        .add("latchResets", gate.latchResets())
        .add("lamp", gate.lamp())
        .add("text", gate.text())
        .add("buzzes", gate.buzzes())
        .build();
  }

  private static boolean on(String word) {
    return switch (word) {
      case "on" -> true;
      case "off" -> false;
      default -> throw new IllegalArgumentException(word);
    };
  }

  private static JsonObject done(Runnable action) {
    action.run();
    return answer(true);
  }

  private static JsonObject answer(boolean ok) {
    return Json.createObjectBuilder().add("ok", ok).build();
  }

  private static JsonObject refused(String why) {
    JsonObjectBuilder answer = Json.createObjectBuilder().add("ok", false);
    return answer.add("error", why).build();
  }
}
