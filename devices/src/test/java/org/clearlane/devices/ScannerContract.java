// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.clearlane.devices.ScannerWiring.Language;
import org.clearlane.devices.ScannerWiring.Trigger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * What every scanner does, whatever it speaks and whatever the line. Run against scanners in memory
 * here, and against the emulator on a pseudo-terminal in the integration tests.
 */
@ResourceLock("threads of the scanner's lane")
public abstract class ScannerContract {
  private static final Duration SOON = Duration.ofSeconds(10);

  /** Bytes that make a text scanner of the tests read, and stop. */
  public static final Trigger TRIGGER = new Trigger("\u0005R", "\u0005S", Duration.ofSeconds(10));

  private final LaneLog log = new LaneLog();
  private final Language language;
  private @Nullable ScannerRig open;
  private @Nullable LaneEquipment attached;

  protected ScannerContract(Language language) {
    this.language = language;
  }

  /** Builds a scanner that is plugged in; one that reads on demand reads only then. */
  protected abstract ScannerRig rig(Language spoken, boolean onDemand);

  @AfterEach
  void detach() {
    if (attached != null) {
      attached.close();
    }
    if (open != null) {
      open.close();
    }
  }

  @Test
  void tellsCodesInOrder() {
    ScannerRig rig = start(Optional.empty());
    List<String> codes = IntStream.range(0, 50).mapToObj(i -> "CODE-" + i).toList();
    codes.forEach(rig::present);
    awaitCodes(codes);
    assertThat(status().state()).isEqualTo(LinkState.ONLINE);
    assertThat(status().lastSeen()).isPresent();
  }

  @Test
  void tellsTheLargestQrCodeWhole() {
    ScannerRig rig = start(Optional.empty());
    String largest = IntStream.range(0, 7089).mapToObj(i -> "" + i % 7).reduce("", String::concat);
    rig.present(largest);
    rig.present("SMALL");
    awaitCodes(List.of(largest, "SMALL"));
  }

  @Test
  void joinsPiecesOfACode() {
    ScannerRig rig = start(Optional.empty());
    rig.split(true);
    rig.present("IN PIECES ~!#$%");
    awaitCodes(List.of("IN PIECES ~!#$%"));
  }

  @Test
  void findsCodesAmongNoise() {
    ScannerRig rig = start(Optional.empty());
    rig.noise(true);
    List<String> codes = IntStream.range(0, 20).mapToObj(i -> "NOISY-" + i).toList();
    codes.forEach(rig::present);
    awaitCodes(codes);
  }

  @Test
  void aTornCodeIsNotTold() {
    ScannerRig rig = start(Optional.empty());
    rig.loseByte();
    rig.present("TORN");
    await().atMost(SOON).until(() -> status().lastError().isPresent() || !log.codes().isEmpty());
    rig.present("WHOLE");
    await().atMost(SOON).until(() -> log.codes().contains("WHOLE"));
    // A scanner with checksums has sent it again; one without could not.
    assertThat(log.codes())
        .isEqualTo(language == Language.ZEBRA_SSI ? List.of("TORN", "WHOLE") : List.of("WHOLE"));
  }

  @Test
  void anUnpluggedScannerComesBack() {
    ScannerRig rig = start(Optional.empty());
    rig.unplug();
    await().atMost(SOON).until(() -> !status().reachable());
    rig.plugIn();
    await().atMost(SOON).until(() -> status().reachable());
    rig.present("BACK");
    awaitCodes(List.of("BACK"));
  }

  @Test
  void onDemandItReadsOnlyWhileItShall() {
    ScannerRig rig = start(Optional.of(TRIGGER));
    rig.present("WAITING");
    lane().scanner().trigger(true);
    awaitCodes(List.of("WAITING"));
    lane().scanner().trigger(false);
    await().atMost(SOON).until(() -> !rig.armed());
    int armed = rig.timesArmed();
    rig.present("NOT WANTED");
    await().during(Duration.ofMillis(600)).atMost(SOON).until(() -> log.codes().size() == 1);
    assertThat(rig.timesArmed()).isEqualTo(armed);
  }

  @Test
  void itIsToldAgainAfterACodeWhileItShallRead() {
    ScannerRig rig = start(Optional.of(TRIGGER));
    lane().scanner().trigger(true);
    rig.present("FIRST");
    awaitCodes(List.of("FIRST"));
    await().atMost(SOON).until(rig::armed);
    rig.present("SECOND");
    awaitCodes(List.of("FIRST", "SECOND"));
  }

  @Test
  void itIsToldAgainAfterATimeAndWhenItComesBack() {
    ScannerRig rig = start(Optional.of(new Trigger("\u0005R", "\u0005S", Duration.ofMillis(300))));
    lane().scanner().trigger(true);
    await().atMost(SOON).until(() -> rig.timesArmed() >= 3);
    rig.unplug();
    await().atMost(SOON).until(() -> !status().reachable());
    int before = rig.timesArmed();
    rig.plugIn();
    await().atMost(SOON).until(() -> rig.timesArmed() > before && rig.armed());
    rig.present("BACK");
    await().atMost(SOON).until(() -> log.codes().contains("BACK"));
  }

  @Test
  void theNewestWishWins() {
    ScannerRig rig = start(Optional.of(TRIGGER));
    long before = System.nanoTime();
    for (int i = 0; i < 1000; i++) {
      lane().scanner().trigger(true);
      lane().scanner().trigger(false);
    }
    lane().scanner().trigger(true);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
    await().atMost(SOON).until(rig::armed);
    assertThat(rig.timesArmed()).isLessThan(20);
    lane().scanner().trigger(false);
    await().atMost(SOON).until(() -> !rig.armed());
  }

  @Test
  void aScannerThatReadsAllTheTimeIsToldNothing() {
    ScannerRig rig = start(Optional.empty());
    lane().scanner().trigger(true);
    rig.present("ANYHOW");
    awaitCodes(List.of("ANYHOW"));
    assertThat(rig.timesArmed()).isZero();
  }

  @Test
  void detachingEndsItsThreadAndItsCommands() {
    ScannerRig rig = start(Optional.of(TRIGGER));
    lane().close();
    lane().scanner().trigger(true);
    assertThat(
            Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.equals("lane-scan-scanner")))
        .isEmpty();
    assertThat(rig.timesArmed()).isZero();
  }

  /** The device to disturb. */
  protected final ScannerRig start(Optional<Trigger> trigger) {
    ScannerRig rig = rig(language, trigger.isPresent());
    open = rig;
    attached = rig.attach(log, trigger);
    await().atMost(SOON).pollInterval(5, TimeUnit.MILLISECONDS).until(() -> status().reachable());
    return rig;
  }

  protected final LaneEquipment lane() {
    return Objects.requireNonNull(attached);
  }

  protected final LaneLog log() {
    return log;
  }

  protected final DeviceStatus status() {
    return Objects.requireNonNull(lane().status().get(DeviceRole.SCANNER));
  }

  protected final void awaitCodes(List<String> codes) {
    await().atMost(SOON).untilAsserted(() -> assertThat(log.codes()).isEqualTo(codes));
  }
}
