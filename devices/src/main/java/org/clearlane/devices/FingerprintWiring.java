// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.util.Optional;
import java.util.Set;

/**
 * A fingerprint sensor of the ZFM-20, R30x or AS608 kind on a serial port.
 *
 * @param port where it is plugged in; these sensors know multiples of 9600 up to 115200 baud, of
 *     which 57600 and 115200 are in use
 * @param address what the sensor is called in each packet, usually FFFFFFFF
 * @param password what unlocks it, usually 0; hidden from logs
 * @param packetSize how many bytes of a picture it puts into a packet: 32, 64, 128 or 256. The
 *     sensor is set so if it is not, and keeps it; empty leaves it as it is
 */
public record FingerprintWiring(
    SerialSettings port, int address, int password, Optional<Integer> packetSize) {
  /** The address that sensors come with. */
  public static final int USUAL_ADDRESS = 0xFFFFFFFF;

  private static final Set<Integer> PACKET_SIZES = Set.of(32, 64, 128, 256);
  private static final int RATE_STEP = 9600;
  private static final int FASTEST = 115_200;

  /**
   * @throws IllegalArgumentException if the sensor knows no such rate or packet size
   */
  public FingerprintWiring {
    if (port.baudRate() % RATE_STEP != 0 || port.baudRate() > FASTEST) {
      throw new IllegalArgumentException("baudRate must be a multiple of 9600 up to 115200");
    }
    if (packetSize.isPresent() && !PACKET_SIZES.contains(packetSize.get())) {
      throw new IllegalArgumentException("packetSize must be 32, 64, 128 or 256");
    }
  }

  /** A sensor as it comes from the factory. */
  public static FingerprintWiring at(String path, int baudRate) {
    return new FingerprintWiring(
        new SerialSettings(path, baudRate), USUAL_ADDRESS, 0, Optional.empty());
  }

  static FingerprintWiring of(DeviceSetUp setUp) {
    String size = setUp.option("packetSize");
    return new FingerprintWiring(
        setUp.serial(),
        Integer.parseUnsignedInt(setUp.option("sensorAddress"), 16),
        Integer.parseUnsignedInt(setUp.option("password"), 16),
        size.equals("KEEP") ? Optional.empty() : Optional.of(Integer.valueOf(size)));
  }

  /** Hides the password. */
  @Override
  public String toString() {
    return "FingerprintWiring[" + port + "]";
  }
}
