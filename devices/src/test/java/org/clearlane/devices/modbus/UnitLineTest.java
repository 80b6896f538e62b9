// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.WriteCoilRequest;
import com.ghgande.j2mod.modbus.util.ModbusUtil;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.LinkState;
import org.clearlane.devices.ModbusGateWiring;
import org.clearlane.devices.SerialSettings;
import org.clearlane.devices.TestProfiles;
import org.clearlane.devices.serial.LinkHealth;
import org.clearlane.devices.serial.LinkLostException;
import org.clearlane.devices.serial.SerialLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitLineTest {
  private static final String ECHO = "01050003ff00";
  private static final String NOTHING = "";
  private static final String PROFILE =
      """
      door.pulse = holding:5
      latch.reset = coil:1
      input.latch = discrete:1
      input.door = discrete:2
      reply.millis = 50
      """;

  private final Script link = new Script();
  private final LinkHealth health = new LinkHealth("unit", DeviceRole.GATE, _ -> {});
  private final UnitLine line =
      new UnitLine(
          new ModbusGateWiring(
              new SerialSettings("memory", 19_200), 1, TestProfiles.parse(PROFILE)),
          link,
          health,
          () -> link.interludes++);

  @Test
  void anEchoIsDone() throws LinkLostException {
    link.prepare(ECHO);
    assertThat(send(1)).isInstanceOf(Reply.Done.class);
    assertThat(link.sent).containsExactly(ECHO + "7c3a");
  }

  @Test
  void whatMustNotBeDoneTwiceIsSentOnce() throws LinkLostException {
    link.prepare(NOTHING, ECHO);
    assertThat(send(1)).isInstanceOf(Reply.Unknown.class);
    assertThat(link.sent).hasSize(1);
  }

  @Test
  void whatMayBeDoneTwiceIsRepeatedUnchanged() throws LinkLostException {
    link.prepare(NOTHING, NOTHING, ECHO);
    assertThat(send(UnitLine.ANY)).isInstanceOf(Reply.Done.class);
    assertThat(link.sent).hasSize(3).containsOnly(ECHO + "7c3a");
    assertThat(link.interludes).as("others had the line between").isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 10})
  void aRefusalProvesThatNothingWasDone(int exception) throws LinkLostException {
    link.prepare("01850" + Integer.toHexString(exception));
    assertThat(send(UnitLine.ANY)).isEqualTo(new Reply.Refused(exception));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 11})
  void otherExceptionsProveNothing(int exception) throws LinkLostException {
    link.prepare("01850" + Integer.toHexString(exception));
    assertThat(send(UnitLine.ANY)).isInstanceOf(Reply.Unknown.class);
    assertThat(link.sent).hasSize(1);
  }

  @Test
  void aRefusalOfTheRepetitionProvesNothing() throws LinkLostException {
    link.prepare(NOTHING, "018502");
    assertThat(send(UnitLine.ANY)).isInstanceOf(Reply.Unknown.class);
  }

  @Test
  void aBusyUnitIsAskedAgainEvenWithWhatIsSentOnce() throws LinkLostException {
    link.prepare("018506", "018506", ECHO);
    assertThat(send(1)).isInstanceOf(Reply.Done.class);
    assertThat(link.sent).hasSize(3);
  }

  @Test
  void aUnitThatStaysBusyRefused() throws LinkLostException {
    String[] replies = new String[100];
    Arrays.fill(replies, "018506");
    link.prepare(replies);
    assertThat(send(1)).isEqualTo(new Reply.Refused(6));
  }

  @Test
  void aReplyThatCameTooLateIsNotTheNextOnes() throws LinkLostException {
    link.prepare(NOTHING);
    assertThat(send(1)).isInstanceOf(Reply.Unknown.class);
    link.arrive(ECHO);
    assertThat(send(1)).isInstanceOf(Reply.Unknown.class);
  }

  @Test
  void lossesAreTold() throws LinkLostException {
    health.enter(LinkState.ONLINE);
    assertThat(send(1)).isInstanceOf(Reply.Unknown.class);
    assertThat(health.status().state()).isEqualTo(LinkState.ONLINE);
    assertThat(send(1)).isInstanceOf(Reply.Unknown.class);
    assertThat(health.status().state()).isEqualTo(LinkState.DEGRADED);
    assertThat(health.status().lastError()).contains("no reply to write coil 3");
  }

  @Test
  void aDamagedReplyIsToldFromNone() throws LinkLostException {
    assertThat(send(1)).isInstanceOf(Reply.Unknown.class);
    link.prepare("0185");
    assertThat(send(1)).isInstanceOf(Reply.Unknown.class);
    assertThat(health.report().faulty()).isEqualTo(2);
    assertThat(health.report().unanswered()).isEqualTo(1);
  }

  private Reply send(int most) throws LinkLostException {
    ModbusRequest request = new WriteCoilRequest(3, true);
    return line.exchange(request, most, System.nanoTime() + Duration.ofSeconds(1).toNanos());
  }

  /** A line that answers each transmission with the next of the prepared bodies. */
  private static final class Script implements SerialLink {
    private final List<String> sent = new ArrayList<>();
    private final Queue<String> prepared = new ArrayDeque<>();
    private final Queue<byte[]> coming = new ArrayDeque<>();
    private int interludes;

    void prepare(String... bodies) {
      prepared.addAll(Arrays.asList(bodies));
    }

    void arrive(String body) {
      byte[] bytes = HexFormat.of().parseHex(body);
      int[] check = ModbusUtil.calculateCRC(bytes, 0, bytes.length);
      byte[] frame = Arrays.copyOf(bytes, bytes.length + 2);
      frame[bytes.length] = (byte) check[0];
      frame[bytes.length + 1] = (byte) check[1];
      coming.add(frame);
    }

    @Override
    public int read(byte[] buffer, long waitMillis) {
      byte[] piece = coming.poll();
      if (piece == null) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(waitMillis));
        return 0;
      }
      System.arraycopy(piece, 0, buffer, 0, piece.length);
      return piece.length;
    }

    @Override
    public void discard() {
      coming.clear();
    }

    @Override
    public void write(byte[] bytes) {
      sent.add(HexFormat.of().formatHex(bytes));
      String reply = prepared.poll();
      if (reply != null && !reply.isEmpty()) {
        arrive(reply);
      }
    }

    @Override
    public void close() {}
  }
}
