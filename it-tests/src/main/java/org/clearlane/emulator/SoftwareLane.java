// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A lane made of software: a scanner and a gate. Thread-safe. */
public final class SoftwareLane implements AutoCloseable {
  private final String code;
  private final ScannerEmulator scanner;
  private final GateEmulator gate;

  private SoftwareLane(String code, Optional<Path> scannerLink, Optional<Path> gateLink) {
    this.code = code;
    this.scanner = new ScannerEmulator(scannerLink);
    this.gate = new GateEmulator(0, gateLink);
  }

  /** A lane whose lines have names that the kernel chooses. */
  public static SoftwareLane open(String code) {
    return new SoftwareLane(code, Optional.empty(), Optional.empty());
  }

  /** A lane whose lines are {@code <code>-scanner} and {@code <code>-gate} in a directory. */
  public static SoftwareLane open(String code, Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("no directory can be made at " + directory, e);
    }
    return new SoftwareLane(
        code,
        Optional.of(directory.resolve(code + "-scanner").toAbsolutePath()),
        Optional.of(directory.resolve(code + "-gate").toAbsolutePath()));
  }

  public String code() {
    return code;
  }

  public ScannerEmulator scanner() {
    return scanner;
  }

  public GateEmulator gate() {
    return gate;
  }

  @Override
  public void close() {
    scanner.close();
    gate.close();
  }
}
