// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudoTerminalTest {
  @TempDir private Path directory;

  @Test
  void carriesEveryByteUnchangedInBothDirections() throws IOException {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    try (PseudoTerminal terminal = PseudoTerminal.open();
        InputStream in = Files.newInputStream(terminal.path());
        OutputStream out = Files.newOutputStream(terminal.path())) {
      terminal.write(all);
      assertThat(in.readNBytes(256)).isEqualTo(all);
      out.write(all);
      assertThat(read(terminal, 256)).isEqualTo(all);
      assertThat(terminal.read(new byte[8], 1)).as("nothing echoes").isZero();
    }
  }

  @Test
  void survivesAFarEndThatComesAndGoes() throws IOException {
    try (PseudoTerminal terminal = PseudoTerminal.open()) {
      for (byte i = 0; i < 10; i++) {
        try (OutputStream out = Files.newOutputStream(terminal.path())) {
          out.write(i);
        }
        assertThat(read(terminal, 1)).containsExactly(i);
      }
    }
  }

  @Test
  void aLinkFollowsTheLineAndIsRemovedWithIt() throws IOException {
    Path link = directory.resolve("gate");
    PseudoTerminal first = PseudoTerminal.open(link);
    Path device = link.toRealPath();
    try (PseudoTerminal second = PseudoTerminal.open(link)) {
      assertThat(link.toRealPath()).isNotEqualTo(device);
      first.close();
      assertThat(link).as("it leads to the second by now").isSymbolicLink();
      assertThat(second.path()).isEqualTo(link);
    }
    assertThat(Files.exists(link, java.nio.file.LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void aClosedLineIsSilent() {
    PseudoTerminal terminal = PseudoTerminal.open();
    terminal.close();
    terminal.close();
    terminal.write(new byte[] {1});
    assertThat(terminal.read(new byte[1], 0)).isZero();
  }

  private static byte[] read(PseudoTerminal terminal, int count) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] piece = new byte[64];
    int last = terminal.read(piece, 2000);
    while (last > 0) {
      bytes.write(piece, 0, last);
      last = bytes.size() < count ? terminal.read(piece, 2000) : 0;
    }
    return bytes.toByteArray();
  }
}
