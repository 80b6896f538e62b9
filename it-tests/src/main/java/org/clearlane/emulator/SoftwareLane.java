// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A lane made of software: a scanner and a gate. Thread-safe. */
public final class SoftwareLane implements EmulatedLane {
  private final String code;
  private final ScannerEmulator scanner;
  private final GateEmulator gate;

  private SoftwareLane(
      String code, Optional<Path> scannerLink, Optional<Path> gateLink, boolean modbus) {
    this.code = code;
    this.scanner = new ScannerEmulator(scannerLink);
    this.gate = modbus ? GateEmulator.modbus(1, gateLink) : new GateEmulator(0, gateLink);
  }

  /** A lane whose lines have names that the kernel chooses. */
  public static SoftwareLane open(String code) {
    return open(code, Optional.empty(), false);
  }

  /** A lane whose lines are {@code <code>-scanner} and {@code <code>-gate} in a directory. */
  public static SoftwareLane open(String code, Path directory) {
    return open(code, Optional.of(directory), false);
  }

  /**
   * A lane.
   *
   * @param directory where the lines are {@code <code>-scanner} and {@code <code>-gate}; without it
   *     they have names that the kernel chooses
   * @param modbus whether the gate speaks Modbus RTU as unit 1, not OSDP at address 0
   */
  public static SoftwareLane open(String code, Optional<Path> directory, boolean modbus) {
    directory.ifPresent(SoftwareLane::make);
    return new SoftwareLane(
        code,
        directory.map(in -> in.resolve(code + "-scanner").toAbsolutePath()),
        directory.map(in -> in.resolve(code + "-gate").toAbsolutePath()),
        modbus);
  }

  private static void make(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("no directory can be made at " + directory, e);
    }
  }

  @Override
  public String code() {
    return code;
  }

  public ScannerEmulator scanner() {
    return scanner;
  }

  @Override
  public GateEmulator gate() {
    return gate;
  }

  @Override
  public void close() {
    scanner.close();
    gate.close();
  }
}
