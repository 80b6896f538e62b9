// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.serial;

import java.util.Optional;
import org.clearlane.devices.SerialSettings;

/** Opens serial lines. */
public interface LinkOpener {
  /**
   * Opens a line for this process alone; what arrived before is forgotten.
   *
   * @throws LinkLostException if the port is absent or in use
   */
  SerialLink open(SerialSettings settings) throws LinkLostException;

  /**
   * What stands at the configured path now, so that a device that was plugged in is noticed without
   * opening it; empty if nothing does.
   */
  Optional<String> present(SerialSettings settings);
}
