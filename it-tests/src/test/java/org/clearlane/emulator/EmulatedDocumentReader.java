// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.clearlane.devices.DocumentReaderRig;
import org.clearlane.devices.DocumentReaderWiring;
import org.clearlane.devices.GateWiring;
import org.clearlane.devices.LaneEquipment;
import org.clearlane.devices.LaneListener;
import org.clearlane.devices.LaneWiring;
import org.clearlane.devices.MachineLanes;
import org.clearlane.devices.SerialSettings;
import org.clearlane.emulator.DocumentReaderEmulator.Dialect;

/** The document reader emulator behind a pseudo-terminal; the lane's gate is absent. */
final class EmulatedDocumentReader implements DocumentReaderRig {
  private final Path directory;
  private final Dialect dialect;
  private final DocumentReaderEmulator reader;

  EmulatedDocumentReader(Path directory, Dialect dialect) {
    this.directory = directory;
    this.dialect = dialect;
    reader = new DocumentReaderEmulator(dialect, Optional.of(directory.resolve("reader")));
  }

  @Override
  public LaneEquipment attach(LaneListener listener) {
    DocumentReaderWiring wiring =
        new DocumentReaderWiring(
            new SerialSettings(reader.path().toString(), 9600),
            replies() ? new DocumentReaderWiring.Elyctis() : DocumentReaderWiring.Framed.USUAL);
    GateWiring gate = GateWiring.at(directory.resolve("absent").toString());
    return new MachineLanes()
        .attach(new LaneWiring("d1", Optional.empty(), gate).with(wiring), listener);
  }

  @Override
  public boolean replies() {
    return dialect == Dialect.ELYCTIS;
  }

  @Override
  public boolean reading() {
    return reader.reading();
  }

  @Override
  public void lay(String text) {
    reader.lay(text);
  }

  @Override
  public boolean unread() {
    return reader.unread();
  }

  @Override
  public void takeAway() {
    reader.takeAway();
  }

  @Override
  public void tear() {
    reader.tear();
  }

  @Override
  public void split(boolean on) {
    reader.faults().split(on);
  }

  @Override
  public void noise(boolean on) {
    reader.faults().noise(on);
  }

  @Override
  public void delayMillis(int millis) {
    reader.faults().delayReplies(Duration.ofMillis(millis));
  }

  @Override
  public void loseReplies(int count) {
    reader.faults().loseReplies(count);
  }

  @Override
  public void refuse(boolean on) {
    reader.faults().refuseOutputs(on);
  }

  @Override
  public void restart() {
    reader.restart();
  }

  @Override
  public void unplug() {
    reader.unplug();
  }

  @Override
  public void plugIn() {
    reader.plugIn();
  }

  @Override
  public void close() {
    reader.close();
  }
}
