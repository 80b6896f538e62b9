// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How one device of a lane is attached.
 *
 * @param driver what speaks with it
 * @param port path of its serial port below /dev; empty if the driver needs none
 * @param baudRate of the port; 0 without a port
 * @param address on the port's bus, 0 to 126 with OSDP, 1 to 247 with Modbus; 0 where there is no
 *     bus
 * @param security how an OSDP line is protected; none with other drivers
 * @param options what differs from the driver's usual options, by {@link DeviceOption#name()}
 */
public record DeviceSetUp(
    DeviceDriver driver,
    Optional<String> port,
    int baudRate,
    int address,
    ChannelSecurity security,
    Map<String, String> options) {
  /**
   * @throws IllegalArgumentException naming the first part that is out of range
   */
  public DeviceSetUp {
    if (driver.serial() != port.isPresent()) {
      throw new IllegalArgumentException(
          driver.serial() ? "port is missing" : "port must be left out for this driver");
    }
    port.ifPresent(DeviceSetUp::requirePort);
    if (driver.serial()) {
      var _ = new SerialSettings(port.orElseThrow(), baudRate);
    } else if (baudRate != 0) {
      throw new IllegalArgumentException("baudRate must be left out for this driver");
    }
    if (address < driver.leastAddress() || address > driver.mostAddress()) {
      throw new IllegalArgumentException(
          "address must be " + driver.leastAddress() + " to " + driver.mostAddress());
    }
    if (security != ChannelSecurity.NONE && driver != DeviceDriver.OSDP) {
      throw new IllegalArgumentException("security must be NONE without OSDP");
    }
    options = Map.copyOf(options);
    options.forEach((name, value) -> known(driver, name).checked(value));
  }

  /** A device that hangs on the lane controller. */
  public static DeviceSetUp ofController() {
    return new DeviceSetUp(
        DeviceDriver.CONTROLLER, Optional.empty(), 0, 0, ChannelSecurity.NONE, Map.of());
  }

  /** A device on a serial port at its usual rate. */
  public static DeviceSetUp at(DeviceDriver driver, String port) {
    return new DeviceSetUp(
        driver,
        Optional.of(port),
        driver.usualBaudRate(),
        driver.leastAddress(),
        ChannelSecurity.NONE,
        Map.of());
  }

  /** This device with other options than the usual ones. */
  public DeviceSetUp with(Map<String, String> other) {
    return new DeviceSetUp(driver, port, baudRate, address, security, other);
  }

  /**
   * What an option says here.
   *
   * @throws IllegalArgumentException if the driver has no such option
   */
  String option(String name) {
    DeviceOption option = known(driver, name);
    return options.getOrDefault(name, option.usual());
  }

  /** An option that is a whole number. */
  int number(String name) {
    return Integer.parseInt(option(name));
  }

  /** An option that is a whole number, if the device has what it means. */
  OptionalInt numberOrNone(String name) {
    return option(name).equals(DeviceOption.NONE)
        ? OptionalInt.empty()
        : OptionalInt.of(number(name));
  }

  SerialSettings serial() {
    return new SerialSettings(port.orElseThrow(), baudRate);
  }

  private static DeviceOption known(DeviceDriver driver, String name) {
    return driver.options().stream()
        .filter(option -> option.name().equals(name))
        .findAny()
        .orElseThrow(
            () -> new IllegalArgumentException("the driver " + driver + " has no such option"));
  }

  private static void requirePort(String path) {
    if (!path.matches("/dev/[A-Za-z0-9/._-]{1,100}") || path.contains("..")) {
      throw new IllegalArgumentException("port must be the path of a device below /dev");
    }
  }
}
