// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;

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
      step-in                    a person steps in through the open entry door
      step-out                   a person who is inside leaves through the open entry door
      presence on|off            somebody steps before the gate
      entry-door on|off          the entry door is opened by hand
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
    Words words = Words.of(line);
    GateEmulator gate = lane.gate();
    try {
      return switch (words.verb()) {
        case "present" -> Words.answer(lane.scanner().present(words.rest()));
        case "await-open" -> Words.answer(gate.awaitOpen(Duration.ofMillis(words.number())));
        case "walk" -> Words.answer(gate.walkThrough());
        case "step-in" -> Words.answer(gate.stepIn());
        case "step-out" -> Words.answer(gate.stepOut());
        case "tailgate" -> done(gate::tailgate);
        case "turn-back" -> done(gate::turnBack);
        case "fire" -> done(() -> gate.fire(words.on()));
        case "tamper" -> done(() -> gate.tamper(words.on()));
        case "presence" -> done(() -> gate.presence(words.on()));
        case "entry-door" -> done(() -> gate.entryDoor(words.on()));
        case "status" -> status();
        case "fault" -> done(() -> fault(words.next()));
        default -> Words.refused("unknown command");
      };
    } catch (IllegalArgumentException e) {
      return Words.refused("bad argument");
    }
  }

  private void fault(Words words) {
    LineFaults faults = lane.gate().faults();
    switch (words.verb()) {
      case "lose-commands" -> faults.loseCommands(words.number());
      case "lose-replies" -> faults.loseReplies(words.number());
      case "busy" -> faults.busy(words.number());
      case "delay" -> faults.delayReplies(Duration.ofMillis(words.number()));
      case "corrupt" -> faults.corruptReplies(words.number());
      case "cut" -> faults.cutReplies(words.number());
      case "stuck" -> lane.gate().stuck(words.on());
      case "noise" -> faults.noise(words.on());
      case "split" -> faults.split(words.on());
      case "refuse" -> faults.refuseOutputs(words.on());
      case "restart" -> lane.gate().restart();
      case "unplug", "plug" -> plug(words.verb().equals("plug"), words.rest());
      default -> throw new IllegalArgumentException(words.verb());
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
        .add("present", gate.present())
        .add("doorPulses", gate.doorPulses())
        .add("admissions", gate.admissions())
        .add("crossings", gate.crossings())
        .add("turnBacks", gate.turnBacks())
        .add("latchResets", gate.latchResets())
        .add("lamp", gate.lamp())
        .add("text", gate.text())
        .add("buzzes", gate.buzzes())
        .build();
  }

  private static JsonObject done(Runnable action) {
    action.run();
    return Words.answer(true);
  }
}
