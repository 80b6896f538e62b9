// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.nio.file.Path;
import org.clearlane.devices.DocumentReaderRig;
import org.clearlane.devices.TalkingReaderContract;
import org.clearlane.emulator.DocumentReaderEmulator.Dialect;
import org.junit.jupiter.api.io.TempDir;

/** The contract of an Elyctis reader over a real serial port: a pseudo-terminal. */
class EmulatedElyctisTest extends TalkingReaderContract {
  @TempDir private Path directory;

  @Override
  protected DocumentReaderRig rig() {
    return new EmulatedDocumentReader(directory, Dialect.ELYCTIS);
  }
}
