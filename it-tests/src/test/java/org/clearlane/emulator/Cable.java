// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.nio.file.Path;
import java.util.Arrays;

/** Two pseudo-terminals with a cable between them, for two programs that each open one. */
final class Cable implements AutoCloseable {
  private final PseudoTerminal near = PseudoTerminal.open();
  private final PseudoTerminal far = PseudoTerminal.open();
  private volatile boolean closed;

  Cable() {
    carry(near, far);
    carry(far, near);
  }

  Path near() {
    return near.path();
  }

  Path far() {
    return far.path();
  }

  private void carry(PseudoTerminal from, PseudoTerminal to) {
    Thread.ofPlatform()
        .daemon()
        .name("cable")
        .start(
            () -> {
              byte[] piece = new byte[512];
              while (!closed) {
                int count = from.read(piece, 20);
                if (count > 0) {
                  to.write(Arrays.copyOf(piece, count));
                }
              }
            });
  }

  @Override
  public void close() {
    closed = true;
    near.close();
    far.close();
  }
}
