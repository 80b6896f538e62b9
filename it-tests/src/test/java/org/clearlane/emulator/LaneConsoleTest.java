// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneConsoleTest {
  private final SoftwareLane lane = SoftwareLane.open("c1");
  private final LaneConsole console = new LaneConsole(lane);

  @AfterEach
  void close() {
    lane.close();
  }

  @Test
  void greetsWithThePaths() {
    JsonObject greeting = console.greeting();
    assertThat(greeting.getString("lane")).isEqualTo("c1");
    assertThat(greeting.getString("scanner")).startsWith("/dev/pts/");
    assertThat(greeting.getString("gate")).startsWith("/dev/pts/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "present SOME-CODE",
        "tailgate",
        "turn-back",
        "fire on",
        "tamper off",
        "fault lose-replies 3",
        "fault delay 20",
        "fault noise on",
        "fault restart",
        "fault unplug gate",
        "fault plug scanner",
      })
  void obeys(String line) throws InterruptedException {
    assertThat(console.obey(line).getBoolean("ok")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"dance", "walk", "await-open 1", "await-open x", "fire", "fault", "fault unplug"})
  void refusesWhatItCannotDo(String line) throws InterruptedException {
    assertThat(console.obey(line).getBoolean("ok")).isFalse();
  }

  @Test
  void tellsTheStatus() throws InterruptedException {
    console.obey("fire on");
    assertThat(console.obey("walk").getBoolean("ok")).isTrue();
    JsonObject status = console.obey("status");
    assertThat(status.getBoolean("doorOpen")).isTrue();
    assertThat(status.getBoolean("passageLatched")).isTrue();
    assertThat(status.getInt("crossings")).isEqualTo(1);
    assertThat(status.getInt("doorPulses")).isZero();
  }
}
