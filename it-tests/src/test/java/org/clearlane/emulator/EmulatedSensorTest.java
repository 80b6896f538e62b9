// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.nio.file.Path;
import org.clearlane.devices.FingerprintSensorContract;
import org.clearlane.devices.SensorRig;
import org.junit.jupiter.api.io.TempDir;

/**
 * The fingerprint sensor contract over a real serial port: a pseudo-terminal with the emulator
 * behind it.
 */
class EmulatedSensorTest extends FingerprintSensorContract {
  @TempDir private Path directory;

  @Override
  protected SensorRig rig() {
    return new EmulatedSensor(directory, FingerprintEmulator.UNLIMITED, 57_600);
  }
}
