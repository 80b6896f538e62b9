// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Obeys one-line commands for a fingerprint sensor; each is answered by one JSON object. */
final class FingerprintConsole {
  /** One command per line. */
  static final String COMMANDS =
      """
      lay <file>                      a finger is laid on: a PNG, or raw rows of 256 x 288
      lift                            the finger is lifted
      status                          whether a finger lies there, pictures asked for
      fault take-image <code> <n>     the next n looks for a finger are answered by this code (hex)
      fault send-image <code> <n>     the next n pictures are refused by this code (hex)
      fault lose-byte <packet> <n>    a byte of this packet of the next n pictures is lost
      fault wrong-sum <packet> <n>    this packet of the next n pictures is damaged
      fault lose-answers <n>          the next n answers are lost
      fault delay <millis>            the next answer comes so much later
      fault packet-pause <millis>     a rest after each packet of a picture
      fault unplug-before <packet>    the plug is pulled within the next picture
      fault noise|split on|off
      fault unplug|plug
      quit
      """;

  private final FingerprintEmulator sensor;
  private boolean laid;

  FingerprintConsole(FingerprintEmulator sensor) {
    this.sensor = sensor;
  }

  JsonObject greeting() {
    return Json.createObjectBuilder().add("fingerprintSensor", sensor.path().toString()).build();
  }

  /** Obeys one line. */
  JsonObject obey(String line) {
    Words words = Words.of(line);
    try {
      switch (words.verb()) {
        case "lay" -> lay(words.rest());
        case "lift" -> lift();
        case "status" -> {
          return status();
        }
        case "fault" -> fault(words.next());
        default -> {
          return Words.refused("unknown command");
        }
      }
      return Words.answer(true);
    } catch (IllegalArgumentException e) {
      return Words.refused("bad argument");
    } catch (IOException e) {
      return Words.refused("no picture");
    }
  }

  private void lay(String file) throws IOException {
    sensor.lay(Path.of(file));
    laid = true;
  }

  private void lift() {
    sensor.lift();
    laid = false;
  }

  private void fault(Words words) {
    FingerprintFaults faults = sensor.faults();
    switch (words.verb()) {
      case "take-image" -> faults.answerTakeImage(code(words.next()), count(words.next()));
      case "send-image" -> faults.answerSendImage(code(words.next()), count(words.next()));
      case "lose-byte" -> faults.loseByte(packet(words.next()), count(words.next()));
      case "wrong-sum" -> faults.wrongSum(packet(words.next()), count(words.next()));
      case "lose-answers" -> faults.loseAnswers(words.number());
      case "delay" -> faults.delayAnswer(Duration.ofMillis(words.number()));
      case "packet-pause" -> faults.packetPause(Duration.ofMillis(words.number()));
      case "unplug-before" -> faults.unplugBefore(words.number());
      case "noise" -> faults.noise(words.on());
      case "split" -> faults.split(words.on());
      case "unplug" -> sensor.unplug();
      case "plug" -> sensor.plugIn();
      default -> throw new IllegalArgumentException(words.verb());
    }
  }

  private JsonObject status() {
    return Json.createObjectBuilder()
        .add("ok", true)
        .add("finger", laid)
        .add("picturesAsked", sensor.picturesAsked())
        .add("packetSize", sensor.packetSize())
        .build();
  }

  private static int code(Words words) {
    return Integer.parseInt(words.verb(), 16);
  }

  private static int packet(Words words) {
    return Integer.parseInt(words.verb());
  }

  private static int count(Words words) {
    return words.number();
  }
}
