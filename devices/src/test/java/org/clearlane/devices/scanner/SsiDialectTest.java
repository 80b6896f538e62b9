// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.LinkState;
import org.clearlane.devices.ScannerWiring;
import org.clearlane.devices.ScannerWiring.Language;
import org.clearlane.devices.SerialSettings;
import org.clearlane.devices.TextFormat;
import org.clearlane.devices.serial.LinkHealth;
import org.clearlane.devices.serial.LinkLostException;
import org.clearlane.devices.serial.SerialLink;
import org.junit.jupiter.api.Test;

/** What the server says to a scanner that speaks the Simple Serial Interface. */
class SsiDialectTest {
  private static final String AB = "07F300001C4142FE67";
  private static final String AB_DAMAGED = "07F300001C4143FE67";
  private static final String ACK_OF_SCANNER = "04D00000FF2C";
  private static final String ACK = "04D00400FF28";
  private static final String NAK = "05D1040001FF25";
  private static final String START = "04E40400FF14";
  private static final String START_AGAIN = "04E40401FF13";

  private final List<String> written = new ArrayList<>();
  private final List<String> codes = new ArrayList<>();
  private final LinkHealth health = new LinkHealth("ssi", DeviceRole.SCANNER, _ -> {});
  private final Findings findings =
      new Findings(
          new ScannerWiring(
              new SerialSettings("ssi", 9600),
              Duration.ZERO,
              Language.ZEBRA_SSI,
              TextFormat.USUAL,
              Optional.empty()),
          health,
          code -> codes.add(code.text()));
  private final Dialect dialect = new SsiDialect(TextFormat.USUAL, new Recorder(), findings);
  private long now;

  @Test
  void acknowledgesWhatIsWholeAndRefusesWhatIsDamaged() throws LinkLostException {
    hear(AB);
    assertThat(written).containsExactly(ACK);
    hear(AB_DAMAGED);
    assertThat(written).containsExactly(ACK, NAK);
    hear(AB.substring(0, 12));
    assertThat(written).hasSize(2);
    dialect.paused();
    assertThat(written).containsExactly(ACK, NAK, NAK);
    dialect.paused();
    hear("06F600000100FF03");
    assertThat(written).as("an event").containsExactly(ACK, NAK, NAK, ACK);
    assertThat(codes).containsExactly("AB");
  }

  @Test
  void repeatsACommandTwiceAndGivesUp() throws LinkLostException {
    findings.opened();
    dialect.trigger(true, now);
    for (int i = 0; i < 5; i++) {
      pass(701);
    }
    assertThat(written).containsExactly(START, START_AGAIN, START_AGAIN);
    assertThat(health.status().state()).isEqualTo(LinkState.DEGRADED);
    hear(ACK_OF_SCANNER);
    assertThat(health.status().state()).isEqualTo(LinkState.ONLINE);
  }

  @Test
  void repeatsNoCommandThatWasAnswered() throws LinkLostException {
    findings.opened();
    dialect.trigger(true, now);
    hear(ACK_OF_SCANNER);
    pass(5000);
    assertThat(written).containsExactly(START);
    assertThat(health.status().state()).isEqualTo(LinkState.ONLINE);
  }

  @Test
  void repeatsACommandThatArrivedDamagedAndTellsARefusal() throws LinkLostException {
    findings.opened();
    dialect.trigger(true, now);
    hear("05D1000001FF29");
    assertThat(written).containsExactly(START, START_AGAIN);
    hear("05D1000006FF24");
    pass(5000);
    assertThat(written).hasSize(2);
    assertThat(health.status().state()).isEqualTo(LinkState.DEGRADED);
    assertThat(health.status().lastError()).contains("the scanner refuses START_SESSION");
  }

  private void hear(String digits) throws LinkLostException {
    byte[] bytes = HexFormat.of().parseHex(digits);
    dialect.heard(bytes, bytes.length, now);
  }

  private void pass(long millis) throws LinkLostException {
    now += TimeUnit.MILLISECONDS.toNanos(millis);
    dialect.look(now);
  }

  /** Writes down what the server says. */
  private final class Recorder implements SerialLink {
    @Override
    public int read(byte[] buffer, long waitMillis) {
      return 0;
    }

    @Override
    public void write(byte[] bytes) {
      written.add(HexFormat.of().withUpperCase().formatHex(bytes));
    }

    @Override
    public void discard() {}

    @Override
    public void close() {}
  }
}
