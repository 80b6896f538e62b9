// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bar code scanner on a pseudo-terminal: sends each code as ASCII followed by CR. Thread-safe.
 */
public final class ScannerEmulator implements AutoCloseable {
  private final Optional<Path> link;
  private @Nullable PseudoTerminal line;

  /**
   * Plugs in a scanner.
   *
   * @param link where a symbolic link to the line is kept
   */
  public ScannerEmulator(Optional<Path> link) {
    this.link = link;
    plugIn();
  }

  /**
   * Where the server opens the line.
   *
   * @throws IllegalStateException while the scanner is unplugged and has no link
   */
  public synchronized Path path() {
    if (link.isPresent()) {
      return link.get();
    }
    if (line == null) {
      throw new IllegalStateException("the scanner is unplugged");
    }
    return line.path();
  }

  /**
   * A code is held before the scanner.
   *
   * @return false if the scanner is unplugged
   */
  public boolean present(String code) {
    return send((code + "\r").getBytes(StandardCharsets.US_ASCII));
  }

  /** Sends bytes as they are; false if the scanner is unplugged. */
  public synchronized boolean send(byte[] bytes) {
    if (line == null) {
      return false;
    }
    line.write(bytes);
    return true;
  }

  /** Pulls the plug. */
  public synchronized void unplug() {
    if (line != null) {
      line.close();
      line = null;
    }
  }

  /** Plugs it in again. */
  public synchronized void plugIn() {
    if (line == null) {
      line = link.map(PseudoTerminal::open).orElseGet(PseudoTerminal::open);
    }
  }

  @Override
  public void close() {
    unplug();
  }
}
