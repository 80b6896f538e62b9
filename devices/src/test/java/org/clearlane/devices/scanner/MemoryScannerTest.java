// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.scanner;

import org.clearlane.devices.PacketScannerContract;
import org.clearlane.devices.ScannerContract;
import org.clearlane.devices.ScannerRig;
import org.clearlane.devices.ScannerWiring.Language;
import org.junit.jupiter.api.Nested;

/** The scanner contract over lines in memory. */
class MemoryScannerTest {
  @Nested
  class Text extends OverMemory {
    Text() {
      super(Language.TEXT);
    }
  }

  @Nested
  class Honeywell extends OverMemory {
    Honeywell() {
      super(Language.HONEYWELL);
    }
  }

  @Nested
  class Newland extends OverMemory {
    Newland() {
      super(Language.NEWLAND);
    }
  }

  @Nested
  class ZebraSsi extends PacketScannerContract {
    @Override
    protected ScannerRig rig(Language spoken, boolean onDemand) {
      return new MemoryScanner(spoken, onDemand);
    }
  }

  abstract static class OverMemory extends ScannerContract {
    OverMemory(Language language) {
      super(language);
    }

    @Override
    protected ScannerRig rig(Language spoken, boolean onDemand) {
      return new MemoryScanner(spoken, onDemand);
    }
  }
}
