// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.nio.file.Path;
import org.clearlane.devices.PacketScannerContract;
import org.clearlane.devices.ScannerContract;
import org.clearlane.devices.ScannerRig;
import org.clearlane.devices.ScannerWiring.Language;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The scanner contract against the emulator on a pseudo-terminal. */
class EmulatedScannerTest {
  @Nested
  class Text extends OnPseudoTerminal {
    Text() {
      super(Language.TEXT);
    }
  }

  @Nested
  class Honeywell extends OnPseudoTerminal {
    Honeywell() {
      super(Language.HONEYWELL);
    }
  }

  @Nested
  class Newland extends OnPseudoTerminal {
    Newland() {
      super(Language.NEWLAND);
    }
  }

  @Nested
  class ZebraSsi extends PacketScannerContract {
    @TempDir private Path directory;

    @Override
    protected ScannerRig rig(Language spoken, boolean onDemand) {
      return new EmulatedScanner(directory, spoken, onDemand);
    }
  }

  abstract static class OnPseudoTerminal extends ScannerContract {
    @TempDir private Path directory;

    OnPseudoTerminal(Language language) {
      super(language);
    }

    @Override
    protected ScannerRig rig(Language spoken, boolean onDemand) {
      return new EmulatedScanner(directory, spoken, onDemand);
    }
  }
}
