// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.nio.file.Path;
import org.clearlane.devices.DocumentReaderContract;
import org.clearlane.devices.DocumentReaderRig;
import org.clearlane.emulator.DocumentReaderEmulator.Dialect;
import org.junit.jupiter.api.io.TempDir;

/** The contract of a reader of framed text over a real serial port: a pseudo-terminal. */
class EmulatedFramedTextTest extends DocumentReaderContract {
  @TempDir private Path directory;

  @Override
  protected DocumentReaderRig rig() {
    return new EmulatedDocumentReader(directory, Dialect.STX_ETX);
  }
}
