// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.fingerprint;

import org.clearlane.devices.FingerprintSensorContract;
import org.clearlane.devices.SensorRig;

/** The fingerprint sensor contract over a line in memory. */
class MemorySensorTest extends FingerprintSensorContract {
  @Override
  protected SensorRig rig() {
    return new MemorySensor();
  }
}
