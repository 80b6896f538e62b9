// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.util.Optional;

/** A gate that speaks OSDP. */
final class OsdpProtocol implements GateProtocol {
  private static final byte[] JUNK = {0x00, 0x53, (byte) 0xFF, 0x53, 0x53, 0x7E, 0x12};

  private final OsdpStream stream = new OsdpStream();
  private final OsdpPeripheral peripheral;

  OsdpProtocol(OsdpPeripheral peripheral) {
    this.peripheral = peripheral;
  }

  @Override
  public void hear(byte[] bytes, int count) {
    stream.add(bytes, count);
  }

  @Override
  public Optional<byte[]> next() {
    return stream.next();
  }

  @Override
  public void pause() {
    stream.pause();
  }

  @Override
  public Optional<byte[]> answer(byte[] message, boolean refuse) {
    peripheral.refuseOutputs(refuse);
    return peripheral.answer(message);
  }

  @Override
  public Optional<byte[]> busy(byte[] message) {
    return Optional.of(peripheral.busy(message));
  }

  @Override
  public void restart() {
    peripheral.restart();
  }

  @Override
  public byte[] junk() {
    return JUNK.clone();
  }
}
