// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.clearlane.devices.ChannelSecurity;
import org.clearlane.devices.GateContract;
import org.clearlane.devices.GateRig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The gate contract through the secure channel, from the default key to a key of the site. */
class SecureGateTest extends GateContract {
  @TempDir private Path directory;
  private @Nullable EmulatedGate gate;

  @Override
  protected GateRig rig() {
    EmulatedGate secure = new EmulatedGate(directory, ChannelSecurity.INSTALL);
    gate = secure;
    return secure;
  }

  /** Whatever was lost, restarted or unplugged in the test. */
  @AfterEach
  void nothingWasSaidInPlain() {
    EmulatedGate secure = gate;
    assertThat(secure).isNotNull();
    if (secure != null) {
      assertThat(secure.gate().plainCommands()).isZero();
    }
  }
}
