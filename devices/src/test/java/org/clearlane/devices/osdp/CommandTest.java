// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.osdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Layouts from SIA OSDP 2.2; whole frames where others published them. */
class CommandTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  @Test
  void encodesPublishedFrames() {
    assertThat(frame(Command.identify(), 0)).isEqualTo("53 00 09 00 04 61 00 C0 66");
    assertThat(frame(Command.poll(), 2)).isEqualTo("53 00 08 00 06 60 89 CC");
    assertThat(frame(Command.capabilities(), 2)).isEqualTo("53 00 09 00 06 62 00 F3 5D");
    assertThat(frame(Command.buzz(0, 2, 2, 1), 2))
        .isEqualTo("53 00 0D 00 06 6A 00 02 02 02 01 59 92");
  }

  @Test
  void aPulseLetsTheDeviceMeasureTheTime() {
    assertThat(data(Command.pulse(3, 300))).isEqualTo("03 05 2C 01");
  }

  @Test
  void aLightIsPermanentAndNeverBothTimesZero() {
    assertThat(data(Command.light(0, 1, LampColor.BLUE)))
        .isEqualTo("00 01 01 00 00 00 00 00 00 01 01 00 04 00");
  }

  @Test
  void aTextCarriesItsLength() {
    assertThat(data(Command.text(0, "GO"))).isEqualTo("00 01 00 01 01 02 47 4F");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Command.text(0, "x".repeat(33)));
  }

  @Test
  void questionsHaveNoData() {
    assertThat(data(Command.localStatus())).isEmpty();
    assertThat(data(Command.inputStatus())).isEmpty();
    assertThat(data(Command.outputStatus())).isEmpty();
  }

  private static String frame(Command command, int sequence) {
    return HEX.formatHex(command.frame(0, sequence, FrameCheck.CRC).bytes());
  }

  private static String data(Command command) {
    return HEX.formatHex(command.frame(0, 1, FrameCheck.CRC).data());
  }
}
