// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.clearlane.devices.ScannerWiring.Language;
import org.junit.jupiter.api.Test;

/** What a scanner does besides that speaks Zebra's Simple Serial Interface. */
public abstract class PacketScannerContract extends ScannerContract {
  private static final Duration SOON = Duration.ofSeconds(10);

  protected PacketScannerContract() {
    super(Language.ZEBRA_SSI);
  }

  @Test
  void aDamagedPacketIsSentAgain() {
    ScannerRig rig = start(Optional.empty());
    rig.damage(2);
    rig.present("DAMAGED");
    rig.present("NEXT");
    awaitCodes(List.of("DAMAGED", "NEXT"));
  }

  @Test
  void aPacketSentAgainForALostAcknowledgementIsToldOnce() {
    ScannerRig rig = start(Optional.empty());
    rig.loseAcknowledgements(2);
    rig.present("ONCE");
    rig.present("NEXT");
    awaitCodes(List.of("ONCE", "NEXT"));
  }

  @Test
  void aLargeCodeSurvivesDamageAndLostAcknowledgements() {
    ScannerRig rig = start(Optional.empty());
    String large = "ABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789".repeat(60);
    rig.damage(1);
    rig.loseAcknowledgements(1);
    rig.present(large);
    awaitCodes(List.of(large));
  }

  @Test
  void aSilentScannerIsDegradedUntilItAnswers() {
    ScannerRig rig = start(Optional.of(TRIGGER));
    rig.mute(true);
    lane().scanner().trigger(true);
    await().atMost(SOON).until(() -> status().state() == LinkState.DEGRADED);
    assertThat(status().lastError()).contains("START_SESSION is not answered");
    rig.mute(false);
    lane().scanner().trigger(true);
    await().atMost(SOON).until(() -> status().state() == LinkState.ONLINE);
    rig.present("HEARD");
    awaitCodes(List.of("HEARD"));
    assertThat(log().states(DeviceRole.SCANNER))
        .containsExactly(
            LinkState.CONNECTING, LinkState.ONLINE, LinkState.DEGRADED, LinkState.ONLINE);
  }
}
