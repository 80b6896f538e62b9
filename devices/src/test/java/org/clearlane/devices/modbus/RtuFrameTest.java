// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import com.ghgande.j2mod.modbus.msg.ExceptionResponse;
import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputDiscretesRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputDiscretesResponse;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersResponse;
import com.ghgande.j2mod.modbus.msg.WriteCoilRequest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.clearlane.devices.ModbusPoint;
import org.clearlane.devices.ModbusPoint.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames of Modbus over Serial Line V1.02; check sums computed by another program. */
class RtuFrameTest {
  private static final RtuFrame INPUTS = RtuFrame.of(1, new ReadInputDiscretesRequest(0, 8));

  @Test
  void aRequestHasUnitFunctionDataAndCheck() {
    assertThat(hex(INPUTS)).isEqualTo("010200000008" + "79cc");
    assertThat(hex(RtuFrame.of(1, new WriteCoilRequest(3, true)))).isEqualTo("01050003ff007c3a");
  }

  @Test
  void aNumberedPulseIsOneRequest() {
    ModbusRequest pulse =
        Writes.registers(new ModbusPoint(Table.HOLDING, 0, ModbusPoint.WHOLE, false), 700, 9);
    assertThat(hex(RtuFrame.of(0x11, pulse)))
        .startsWith("1110" + "0000" + "0002" + "04" + "02bc0009");
  }

  @Test
  void aReplyIsFoundInNoise() {
    byte[] line = bytes("01 83 01 02 01 02 01 05 61 8b 01");
    assertThat(INPUTS.replyIn(line, line.length))
        .get()
        .isInstanceOfSatisfying(
            ReadInputDiscretesResponse.class,
            reply -> {
              assertThat(reply.getDiscreteStatus(0)).isTrue();
              assertThat(reply.getDiscreteStatus(1)).isFalse();
              assertThat(reply.getDiscreteStatus(2)).isTrue();
            });
  }

  @Test
  void anExceptionIsAReply() {
    byte[] line = bytes("01 82 02 c1 61");
    assertThat(INPUTS.replyIn(line, line.length))
        .get()
        .isInstanceOfSatisfying(
            ExceptionResponse.class, no -> assertThat(no.getExceptionCode()).isEqualTo(2));
  }

  @Test
  void registersAreRead() {
    RtuFrame frame = RtuFrame.of(1, new ReadInputRegistersRequest(0, 2));
    byte[] line = bytes("01 04 04 ff fe 00 05 6a 63");
    assertThat(frame.replyIn(line, line.length))
        .get()
        .isInstanceOfSatisfying(
            ReadInputRegistersResponse.class,
            reply -> {
              assertThat(reply.getRegisterValue(0)).isEqualTo(0xFFFE);
              assertThat(reply.getRegisterValue(1)).isEqualTo(5);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01 02 01 05 61 8a", // check
        "01 02 01 05 61", // cut
        "02 02 01 05 61 cf", // another unit
        "01 02 02 05 00 ba e8", // another length
        "01 01 01 05 91 8b", // another function
        "01 05 00 03 ff 00 7c 3a", // another request's
      })
  void whatIsNoReplyToThisIsNone(String text) {
    byte[] line = bytes(text);
    assertThat(INPUTS.replyIn(line, line.length)).isEmpty();
  }

  @Test
  void aWriteIsEchoed() {
    RtuFrame frame = RtuFrame.of(1, new WriteCoilRequest(3, true));
    byte[] echo = frame.bytes();
    assertThat(frame.replyIn(echo, echo.length)).isPresent();
    byte[] other = RtuFrame.of(1, new WriteCoilRequest(3, false)).bytes();
    assertThat(frame.replyIn(other, other.length)).isEmpty();
    byte[] elsewhere = RtuFrame.of(1, new WriteCoilRequest(4, true)).bytes();
    assertThat(frame.replyIn(elsewhere, elsewhere.length)).isEmpty();
  }

  @Test
  void noiseBreaksNothing() {
    Random random = new Random(7);
    byte[] line = new byte[300];
    for (int i = 0; i < 20_000; i++) {
      random.nextBytes(line);
      for (int at = 0; at < line.length; at += 3) {
        line[at] = (byte) (at % 2 == 0 ? 1 : 0x82);
      }
      int count = random.nextInt(line.length);
      assertThat(INPUTS.replyIn(Arrays.copyOf(line, line.length), count)).isNotNull();
    }
  }

  private static String hex(RtuFrame frame) {
    return HexFormat.of().formatHex(frame.bytes());
  }

  private static byte[] bytes(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }
}
