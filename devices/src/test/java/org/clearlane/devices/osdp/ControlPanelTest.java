// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.osdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.FrameNote;
import org.clearlane.devices.LinkState;
import org.clearlane.devices.serial.LinkHealth;
import org.clearlane.devices.serial.LinkLostException;
import org.clearlane.devices.serial.SerialLink;
import org.junit.jupiter.api.Test;

class ControlPanelTest {
  private static final OsdpTiming TIMING =
      new OsdpTiming(
          Duration.ofMillis(30),
          Duration.ofMillis(5),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2));
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
  private static final long PATIENCE_NANOS = 2_000_000_000L;
  private static final String NOTHING = "";
  private static final String ACK = "40";

  private final Script link = new Script();
  private final LinkHealth health = new LinkHealth("panel", DeviceRole.GATE, _ -> {});
  private final ControlPanel panel = new ControlPanel(link, 0, 115_200, TIMING, health);

  /** A line that answers each transmission with the next of the prepared pieces. */
  private static final class Script implements SerialLink {
    private final List<String> sent = new ArrayList<>();
    private final Queue<byte[]> prepared = new ArrayDeque<>();
    private final Queue<byte[]> coming = new ArrayDeque<>();

    void prepare(byte[] reply) {
      prepared.add(reply);
    }

    @Override
    public int read(byte[] buffer, long waitMillis) {
      byte[] piece = coming.poll();
      if (piece == null) {
        java.util.concurrent.locks.LockSupport.parkNanos(waitMillis * 1_000_000);
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
      sent.add(HEX.formatHex(bytes));
      byte[] reply = prepared.poll();
      if (reply != null && reply.length > 0) {
        coming.add(reply);
      }
    }

    @Override
    public void close() {}
  }

  @Test
  void sequenceRunsFromZeroAndThenWithoutIt() throws LinkLostException {
    int[] sequences = {0, 1, 2, 3, 1, 2};
    for (int sequence : sequences) {
      prepare(sequence, ACK);
      assertThat(send()).isInstanceOf(Exchange.Answered.class);
    }
    assertThat(link.sent.stream().map(line -> line.substring(15, 17)))
        .containsExactly("04", "05", "06", "07", "05", "06");
  }

  @Test
  void repeatsIdenticalBytesUntilAnswered() throws LinkLostException {
    link.prepare(new byte[0]);
    link.prepare(new byte[0]);
    prepare(0, ACK);
    assertThat(send()).isEqualTo(new Exchange.Answered(new Reply.Ack(), 3));
    assertThat(link.sent).hasSize(3).containsOnly("FF 53 00 08 00 04 60 EB AA");
  }

  @Test
  void aLateReplyToAnEarlierCommandIsNoReply() throws LinkLostException {
    prepare(0, ACK);
    send();
    prepare(0, "41 03"); // the repetition of the reply before
    prepare(1, ACK);
    assertThat(send()).isEqualTo(new Exchange.Answered(new Reply.Ack(), 2));
  }

  @Test
  void aReplyOfAnotherDeviceIsNoReply() throws LinkLostException {
    link.prepare(Frame.plain(0x81, 0, FrameCheck.CRC, Replies.ACK, new byte[0]).bytes());
    prepare(0, ACK);
    assertThat(send()).isEqualTo(new Exchange.Answered(new Reply.Ack(), 2));
  }

  @Test
  void aReplyWithTheWeakerCheckIsNoReply() throws LinkLostException {
    link.prepare(Frame.plain(0x80, 0, FrameCheck.CHECKSUM, Replies.ACK, new byte[0]).bytes());
    prepare(0, ACK);
    assertThat(send()).isEqualTo(new Exchange.Answered(new Reply.Ack(), 2));
  }

  @Test
  void aDamagedReplyIsAskedForAgain() throws LinkLostException {
    byte[] damaged = Frame.plain(0x80, 0, FrameCheck.CRC, Replies.ACK, new byte[0]).bytes();
    damaged[5] ^= 0x10;
    link.prepare(damaged);
    prepare(0, ACK);
    assertThat(send()).isEqualTo(new Exchange.Answered(new Reply.Ack(), 2));
  }

  @Test
  void busyComesWithSequenceZeroAndMeansLater() throws LinkLostException {
    prepare(0, ACK);
    send();
    prepare(0, "79");
    prepare(1, ACK);
    assertThat(send()).isEqualTo(new Exchange.Answered(new Reply.Ack(), 2));
    assertThat(link.sent.get(1)).isEqualTo(link.sent.get(2));
  }

  @Test
  void givesUpInTimeAndBeginsAgainAtZero() throws LinkLostException {
    prepare(0, ACK);
    send();
    assertThat(panel.atStart()).isFalse();
    long before = System.nanoTime();
    assertThat(send()).isInstanceOf(Exchange.Silent.class);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(400));
    assertThat(panel.atStart()).isTrue();
    assertThat(link.sent.getLast()).contains(" 05 60 "); // sequence 1 to the end
    prepare(0, ACK);
    assertThat(send()).isInstanceOf(Exchange.Answered.class);
    assertThat(link.sent.getLast()).contains(" 04 60 ");
  }

  @Test
  void aRefusedSequenceNumberBeginsAgainAtZero() throws LinkLostException {
    prepare(0, ACK);
    send();
    prepare(1, "41 04");
    assertThat(send()).isEqualTo(new Exchange.Answered(new Reply.Nak(4), 1));
    assertThat(panel.atStart()).isTrue();
  }

  @Test
  void oneLostReplyIsRepairedUnseenAndTwoDegradeTheLine() throws LinkLostException {
    health.enter(LinkState.ONLINE);
    link.prepare(new byte[0]);
    prepare(0, ACK);
    send();
    assertThat(health.status().state()).isEqualTo(LinkState.ONLINE);
    link.prepare(new byte[0]);
    link.prepare(new byte[0]);
    prepare(1, ACK);
    send();
    assertThat(health.status().state()).isEqualTo(LinkState.DEGRADED);
    assertThat(health.status().lastError()).contains("no reply to POLL");
    for (int i = 0; i < 40; i++) {
      prepare(2 + i, ACK);
      send();
    }
    assertThat(health.status().state()).isEqualTo(LinkState.ONLINE);
  }

  @Test
  void aDamagedReplyIsToldFromNone() throws LinkLostException {
    byte[] damaged = Frame.plain(0x80, 0, FrameCheck.CRC, 0x40, new byte[0]).bytes();
    damaged[5] ^= 1;
    link.prepare(damaged);
    link.prepare(new byte[0]);
    prepare(0, ACK);
    send();
    assertThat(health.report().faulty()).isEqualTo(2);
    assertThat(health.report().unanswered()).isEqualTo(1);
    assertThat(health.report().notes())
        .extracting(FrameNote::text)
        .contains("damaged reply", "no reply");
  }

  private Exchange send() throws LinkLostException {
    return panel.exchange(Command.poll(), System.nanoTime() + Duration.ofMillis(150).toNanos());
  }

  /** Prepares a reply; sequences above 3 are brought into the cycle 1, 2, 3. */
  private void prepare(int sequence, String hex) {
    byte[] bytes = HEX.parseHex(hex.equals(NOTHING) ? ACK : hex);
    byte[] data = java.util.Arrays.copyOfRange(bytes, 1, bytes.length);
    int wrapped = sequence == 0 ? 0 : (sequence - 1) % 3 + 1;
    link.prepare(Frame.plain(0x80, wrapped, FrameCheck.CRC, bytes[0] & 0xFF, data).bytes());
  }

  @Test
  void saysNothingPlainWhereTheChannelIsNotOpen() throws LinkLostException {
    panel.sayNothingPlain();
    assertThat(panel.exchange(Command.pulse(0, 10), System.nanoTime() + PATIENCE_NANOS))
        .isEqualTo(new Exchange.Silent());
    assertThat(link.sent).isEmpty();
    assertThat(panel.atStart()).isTrue();
  }
}
