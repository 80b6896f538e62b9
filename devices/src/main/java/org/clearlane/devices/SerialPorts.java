// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.util.List;

/** The serial ports of this machine. Thread-safe. */
public interface SerialPorts {
  /** Those that are there now, by path. */
  List<SerialPortInfo> present();
}
