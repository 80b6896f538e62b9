// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DemoOptionsTest {
  @Test
  void walksAtHumanSpeedUntilStopped() {
    DemoOptions options = parse();
    assertThat(options.passages()).isEmpty();
    assertThat(options.speed()).isEqualTo(1);
    assertThat(options.lanes).isEqualTo(4);
    assertThat(options.impostors).isEqualTo(0.1);
    assertThat(options.json).isFalse();
    assertThatNoException().isThrownBy(options::check);
  }

  @Test
  void hurriesWherePassagesAreCounted() {
    assertThat(parse("--passages", "200").speed()).isEqualTo(10);
    assertThat(parse("--passages", "200", "--speed", "2").speed()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "--lanes, 0",
    "--lanes, 17",
    "--speed, 0.05",
    "--speed, NaN",
    "--passages, 0",
    "--passages, 1000001",
    "--impostors, -0.1",
    "--impostors, NaN",
    "--turn-back, 1.01"
  })
  void refusesWhatIsOutOfRangeByName(String option, String value) {
    DemoOptions options = parse(option, value);
    assertThatThrownBy(options::check)
        .isInstanceOf(DemoException.class)
        .hasMessageStartingWith(option + " takes ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1"})
  void takesTheEndsOfARange(String share) {
    assertThatNoException()
        .isThrownBy(parse("--impostors", share, "--turn-back", share, "--lanes", "16")::check);
  }

  private static DemoOptions parse(String... arguments) {
    DemoOptions options = new DemoOptions();
    new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("options", mixin(options)))
        .parseArgs(arguments);
    return options;
  }

  private static CommandLine.Model.CommandSpec mixin(DemoOptions options) {
    return CommandLine.Model.CommandSpec.forAnnotatedObject(options);
  }
}
