// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.nio.file.Path;
import org.clearlane.devices.ChannelSecurity;
import org.clearlane.devices.GateContract;
import org.clearlane.devices.GateRig;
import org.junit.jupiter.api.io.TempDir;

/** The gate contract through the secure channel, from the default key to a key of the site. */
class SecureGateTest extends GateContract {
  @TempDir private Path directory;

  @Override
  protected GateRig rig() {
    return new EmulatedGate(directory, ChannelSecurity.INSTALL);
  }
}
