// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.clearlane.devices.GateProfile.Contact;
import org.clearlane.devices.GateProfile.Counter;
import org.clearlane.devices.GateProfile.DoorPulse;
import org.clearlane.devices.GateProfile.Lamp;
import org.clearlane.devices.ModbusPoint.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTextTest {
  /** Lines 1 to 4. */
  private static final String LEAST =
      """
      door.pulse = holding:5
      latch.reset = coil:1
      input.latch = discrete:1
      input.door = !discrete:2
      """;

  @Test
  void readsTheLeastThatAGateNeeds() {
    GateProfile profile = TestProfiles.parse(LEAST);
    assertThat(profile.door())
        .isInstanceOfSatisfying(
            DoorPulse.Timed.class,
            timed -> {
              assertThat(timed.token()).isFalse();
              assertThat(timed.timer().register().address()).isEqualTo(5);
              assertThat(timed.timer().steps(Duration.ofMillis(1500))).isEqualTo(1500);
            });
    assertThat(profile.contacts())
        .containsEntry(Contact.DOOR, new ModbusPoint(Table.DISCRETE, 2, ModbusPoint.WHOLE, true))
        .hasSize(2);
    assertThat(profile.lamps()).isEmpty();
    assertThat(profile.reply()).isEqualTo(Duration.ofMillis(300));
    assertThat(profile.poll()).isEqualTo(Duration.ofMillis(50));
  }

  @Test
  void theBuiltInProfileHasEverything() {
    GateProfile profile = TestProfiles.generic();
    assertThat(profile.contacts()).containsOnlyKeys(Contact.values());
    assertThat(profile.counters()).containsOnlyKeys(Counter.values());
    assertThat(profile.lamps()).containsOnlyKeys(Lamp.values());
    assertThat(profile.buzzer()).isPresent();
    assertThat(profile.display().orElseThrow().length()).isEqualTo(32);
    assertThat(profile.door())
        .isInstanceOfSatisfying(DoorPulse.Timed.class, timed -> assertThat(timed.token()).isTrue());
  }

  @Test
  void timesAreRoundedUpToTheirStep() {
    DoorPulse door = TestProfiles.parse(LEAST + "door.pulse.step = 1000").door();
    assertThat(((DoorPulse.Timed) door).timer().steps(Duration.ofMillis(2001))).isEqualTo(3);
  }

  @Test
  void aCoilNeedsATimerInTheController() {
    String coil = LEAST.replace("holding:5", "coil:5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestProfiles.parse(coil))
        .withMessageStartingWith("profile test, line 1: door.pulse is a coil without");
    assertThat(TestProfiles.parse(coil + "door.pulse.fixed.millis = 4000").door())
        .isInstanceOfSatisfying(
            DoorPulse.Fixed.class,
            fixed -> assertThat(fixed.closesAfter()).isEqualTo(Duration.ofSeconds(4)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lamp.red = holding:1 | lamp.red must be in one of [coil], not in holding",
        "lamp.red = coil:65536 | lamp.red an address is 0 to 65535",
        "lamp.red = !coil:1 | lamp.red takes neither ! nor a bit",
        "input.fire = discrete:1.4 | input.fire a bit is 0 to 15, of a register",
        "input.fire = input:1.16 | input.fire a bit is 0 to 15, of a register",
        "input.fire = 10004 | input.fire must look like coil:1",
        "input.latch = discrete:9 | input.latch stands here a second time",
        "lamp.purple = coil:1 | lamp.purple is not known",
        "lamp.red | lamp.red has no value",
        "text.registers = 4 | text.registers is not known, or nothing that it belongs to",
        "poll.millis = 5 | poll.millis must be a whole number, 20 to 1000",
        "poll.millis = often | poll.millis must be a whole number, 20 to 1000",
        "door.pulse.step = 7 | door.pulse.step must be one of [1, 10, 100, 1000]",
        "door.pulse.fixed.millis = 500 | door.pulse.fixed.millis is not known, or nothing",
      })
  void aComplaintNamesLineAndKey(String line, String complaint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestProfiles.parse(LEAST + "# remark\n" + line))
        .withMessageStartingWith("profile test, line 6: " + complaint);
  }

  @Test
  void theTokenStandsBehindThePulse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestProfiles.parse(LEAST + "door.token = holding:8"))
        .withMessageContaining("line 1: door.pulse must stand just before door.token");
  }

  @ParameterizedTest
  @CsvSource({"door.pulse", "latch.reset", "input.latch", "input.door"})
  void whatAGateNeedsIsMissed(String key) {
    String without = LEAST.replaceAll("(?m)^" + key + " .*$", "");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestProfiles.parse(without))
        .withMessage("profile test: " + key + " is missing");
  }

  @Test
  void aCounterIsReadTogetherWithItsContact() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestProfiles.parse(LEAST + "count.door = input:0"))
        .withMessageContaining("count.door must stand in the table of input.door");
  }

  @Test
  void inputsLieTogether() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestProfiles.parse(LEAST + "input.fire = discrete:101"))
        .withMessageContaining("more than 100 apart");
  }
}
