// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.clearlane.devices.GateWiring;
import org.clearlane.devices.LaneEquipment;
import org.clearlane.devices.LaneListener;
import org.clearlane.devices.LaneWiring;
import org.clearlane.devices.MachineLanes;
import org.clearlane.devices.ScannerRig;
import org.clearlane.devices.ScannerWiring;
import org.clearlane.devices.ScannerWiring.Language;
import org.clearlane.devices.ScannerWiring.Trigger;
import org.clearlane.devices.SerialSettings;
import org.clearlane.devices.TextFormat;

/** The scanner emulator behind a pseudo-terminal. */
final class EmulatedScanner implements ScannerRig {
  private final Path directory;
  private final Language language;
  private final ScannerEmulator scanner;

  EmulatedScanner(Path directory, Language language, boolean onDemand) {
    this.directory = directory;
    this.language = language;
    scanner =
        new ScannerEmulator(
            ScannerEmulator.Language.valueOf(language.name()),
            onDemand,
            Optional.of(directory.resolve("scanner")));
  }

  @Override
  public LaneEquipment attach(LaneListener listener, Optional<Trigger> trigger) {
    ScannerWiring wiring =
        new ScannerWiring(
            new SerialSettings(scanner.path().toString(), 115_200),
            Duration.ZERO,
            language,
            TextFormat.USUAL,
            trigger);
    return new MachineLanes()
        .attach(
            new LaneWiring(
                "scan",
                Optional.of(wiring),
                GateWiring.at(directory.resolve("no-gate").toString())),
            listener);
  }

  @Override
  public void present(String code) {
    scanner.present(code);
  }

  @Override
  public boolean armed() {
    return scanner.armed();
  }

  @Override
  public int timesArmed() {
    return scanner.timesArmed();
  }

  @Override
  public void noise(boolean on) {
    scanner.faults().noise(on);
  }

  @Override
  public void split(boolean on) {
    scanner.faults().slow(on);
  }

  @Override
  public void loseByte() {
    scanner.faults().loseBytes(1);
  }

  @Override
  public void damage(int count) {
    scanner.faults().damage(count);
  }

  @Override
  public void loseAcknowledgements(int count) {
    scanner.faults().loseAcknowledgements(count);
  }

  @Override
  public void mute(boolean on) {
    scanner.faults().mute(on);
  }

  @Override
  public void unplug() {
    scanner.unplug();
  }

  @Override
  public void plugIn() {
    scanner.plugIn();
  }

  @Override
  public void close() {
    scanner.close();
  }
}
