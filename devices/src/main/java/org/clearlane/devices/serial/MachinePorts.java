// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.serial;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.clearlane.devices.SerialSettings;

/** The serial ports of this machine. */
public final class MachinePorts implements LinkOpener {
  @Override
  public SerialLink open(SerialSettings settings) throws LinkLostException {
    return SerialCommLink.open(settings);
  }

  @Override
  public Optional<String> present(SerialSettings settings) {
    try {
      return Optional.of(Path.of(settings.path()).toRealPath().toString());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
