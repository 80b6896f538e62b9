// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/** The words of a command line, and the answers to it. */
record Words(String verb, String rest) {
  static Words of(String line) {
    String[] words = line.strip().split("\\s+", 2);
    return new Words(words[0], words.length > 1 ? words[1].strip() : "");
  }

  /** What comes behind the first word, as words again. */
  Words next() {
    return of(rest);
  }

  /**
   * @throws IllegalArgumentException if the rest is no number
   */
  int number() {
    return Integer.parseInt(rest);
  }

  /**
   * @throws IllegalArgumentException if the rest is neither on nor off
   */
  boolean on() {
    return switch (rest) {
      case "on" -> true;
      case "off" -> false;
      default -> throw new IllegalArgumentException(rest);
    };
  }

  static JsonObject answer(boolean ok) {
    return Json.createObjectBuilder().add("ok", ok).build();
  }

  static JsonObject refused(String why) {
    return Json.createObjectBuilder().add("ok", false).add("error", why).build();
  }
}
