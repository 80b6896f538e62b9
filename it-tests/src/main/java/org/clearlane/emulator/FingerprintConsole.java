// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
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
    String[] words = line.strip().split("\\s+", 2);
    String rest = words.length > 1 ? words[1] : "";
    try {
      switch (words[0]) {
        case "lay" -> lay(rest);
        case "lift" -> lift();
        case "status" -> {
          return status();
        }
        case "fault" -> fault(rest.split("\\s+"));
        default -> {
          return refused("unknown command");
        }
      }
      return Json.createObjectBuilder().add("ok", true).build();
    } catch (IllegalArgumentException e) {
      return refused("bad argument");
    } catch (IOException e) {
      return refused("no picture");
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

  private void fault(String[] words) {
    FingerprintFaults faults = sensor.faults();
    switch (words[0]) {
      case "take-image" -> faults.answerTakeImage(code(words), count(words, 2));
      case "send-image" -> faults.answerSendImage(code(words), count(words, 2));
      case "lose-byte" -> faults.loseByte(count(words, 1), count(words, 2));
      case "wrong-sum" -> faults.wrongSum(count(words, 1), count(words, 2));
      case "lose-answers" -> faults.loseAnswers(count(words, 1));
      case "delay" -> faults.delayAnswer(Duration.ofMillis(count(words, 1)));
      case "packet-pause" -> faults.packetPause(Duration.ofMillis(count(words, 1)));
      case "unplug-before" -> faults.unplugBefore(count(words, 1));
      case "noise" -> faults.noise(on(words));
      case "split" -> faults.split(on(words));
      case "unplug" -> sensor.unplug();
      case "plug" -> sensor.plugIn();
      default -> throw new IllegalArgumentException(words[0]);
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

  private static int code(String[] words) {
    return Integer.parseInt(word(words, 1), 16);
  }

  private static int count(String[] words, int at) {
    return Integer.parseInt(word(words, at));
  }

  private static boolean on(String[] words) {
    return switch (word(words, 1)) {
      case "on" -> true;
      case "off" -> false;
      default -> throw new IllegalArgumentException(words[1]);
    };
  }

  private static String word(String[] words, int at) {
    if (at >= words.length) {
      throw new IllegalArgumentException("a word is missing");
    }
    return words[at];
  }

  private static JsonObject refused(String why) {
    JsonObjectBuilder answer = Json.createObjectBuilder().add("ok", false);
    return answer.add("error", why).build();
  }
}
