// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.util.Optional;

/**
 * An e-Channel made of software: a document reader, a fingerprint sensor and a gate that one steps
 * into. Thread-safe.
 */
public final class DocumentLane implements EmulatedLane {
  private final String code;
  private final DocumentReaderEmulator reader =
      new DocumentReaderEmulator(DocumentReaderEmulator.Dialect.ELYCTIS, Optional.empty());
  private final FingerprintEmulator sensor;
  private final GateEmulator gate = new GateEmulator(0, Optional.empty());

  /**
   * Switches a lane on; its lines have names that the kernel chooses.
   *
   * @param sensorBaudRate how slowly the sensor sends, or {@link FingerprintEmulator#UNLIMITED}
   */
  public DocumentLane(String code, int sensorBaudRate) {
    this.code = code;
    this.sensor = new FingerprintEmulator(Optional.empty(), sensorBaudRate);
  }

  @Override
  public String code() {
    return code;
  }

  public DocumentReaderEmulator reader() {
    return reader;
  }

  public FingerprintEmulator sensor() {
    return sensor;
  }

  @Override
  public GateEmulator gate() {
    return gate;
  }

  @Override
  public void close() {
    reader.close();
    sensor.close();
    gate.close();
  }
}
