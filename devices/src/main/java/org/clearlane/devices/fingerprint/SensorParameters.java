// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.fingerprint;

/**
 * What the sensor says about itself.
 *
 * @param packetSize bytes of a picture in one packet: 32, 64, 128 or 256
 * @param baudRate of its line
 */
record SensorParameters(int packetSize, int baudRate) {
  /** Status, state, kind, capacity, level (2 each), address (4), packet size, rate (2 each). */
  static final int BYTES = 17;

  /** Of the answer to ReadSysPara; a size code that nobody knows means the usual size. */
  static SensorParameters of(Packet answer) {
    byte[] data = answer.data();
    int sizeCode = data[14];
    int size = data[13] == 0 && sizeCode >= 0 && sizeCode <= 3 ? 32 << sizeCode : 128;
    return new SensorParameters(size, 9600 * (data[16] & 0xFF));
  }

  /** The sensor's code of a packet size, 0 to 3. */
  static int sizeCode(int packetSize) {
    return Integer.numberOfTrailingZeros(packetSize) - 5;
  }
}
