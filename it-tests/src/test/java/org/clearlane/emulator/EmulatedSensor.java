// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.clearlane.devices.FingerprintWiring;
import org.clearlane.devices.GateWiring;
import org.clearlane.devices.LaneEquipment;
import org.clearlane.devices.LaneListener;
import org.clearlane.devices.LaneWiring;
import org.clearlane.devices.MachineLanes;
import org.clearlane.devices.SensorRig;

/** The fingerprint emulator behind a pseudo-terminal. */
final class EmulatedSensor implements SensorRig {
  private final FingerprintEmulator sensor;
  private final int hostRate;

  EmulatedSensor(Path directory, int lineRate, int hostRate) {
    this.sensor = new FingerprintEmulator(Optional.of(directory.resolve("finger")), lineRate);
    this.hostRate = hostRate;
  }

  FingerprintEmulator sensor() {
    return sensor;
  }

  LaneEquipment attach(LaneListener listener, Optional<Integer> packetSize) {
    FingerprintWiring usual = FingerprintWiring.at(sensor.path().toString(), hostRate);
    FingerprintWiring wiring =
        new FingerprintWiring(usual.port(), usual.address(), usual.password(), packetSize);
    LaneWiring lane =
        new LaneWiring("f2", Optional.empty(), GateWiring.at(sensor.path() + "-no-gate"));
    return new MachineLanes().attach(lane.with(wiring), listener);
  }

  @Override
  public LaneEquipment attach(LaneListener listener) {
    return attach(listener, Optional.empty());
  }

  @Override
  public void lay(byte[] pixels) {
    sensor.lay(pixels);
  }

  @Override
  public void lift() {
    sensor.lift();
  }

  @Override
  public void answerTakeImage(int code, int times) {
    sensor.faults().answerTakeImage(code, times);
  }

  @Override
  public void answerSendImage(int code, int times) {
    sensor.faults().answerSendImage(code, times);
  }

  @Override
  public void password(int password) {
    sensor.password(password);
  }

  @Override
  public void loseByte(int packet, int pictures) {
    sensor.faults().loseByte(packet, pictures);
  }

  @Override
  public void damage(int packet, int pictures) {
    sensor.faults().wrongSum(packet, pictures);
  }

  @Override
  public void loseAnswers(int count) {
    sensor.faults().loseAnswers(count);
  }

  @Override
  public void delayAnswer(Duration time) {
    sensor.faults().delayAnswer(time);
  }

  @Override
  public void noise(boolean on) {
    sensor.faults().noise(on);
  }

  @Override
  public void split(boolean on) {
    sensor.faults().split(on);
  }

  @Override
  public void packetPause(Duration time) {
    sensor.faults().packetPause(time);
  }

  @Override
  public void unplugBefore(int packet) {
    sensor.faults().unplugBefore(packet);
  }

  @Override
  public void unplug() {
    sensor.unplug();
  }

  @Override
  public void plugIn() {
    sensor.plugIn();
  }

  @Override
  public int picturesAsked() {
    return sensor.picturesAsked();
  }

  @Override
  public int packetSize() {
    return sensor.packetSize();
  }

  @Override
  public void close() {
    sensor.close();
  }
}
