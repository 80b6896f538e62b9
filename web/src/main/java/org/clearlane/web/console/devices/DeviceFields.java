// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.devices;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.clearlane.devices.ChannelSecurity;
import org.clearlane.devices.DeviceDriver;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.DeviceSetUp;

/** What the form asks about one device. */
public class DeviceFields {
  private final DeviceRole role;
  private String driver = "";
  private String port = "";
  private String baudRate = "";
  private String address = "";
  private String security = ChannelSecurity.NONE.name();
  private String options = "";

  private DeviceFields(DeviceRole role) {
    this.role = role;
  }

  static DeviceFields of(DeviceRole role, Optional<DeviceSetUp> setUp) {
    DeviceFields fields = new DeviceFields(role);
    setUp.ifPresent(fields::take);
    return fields;
  }

  private void take(DeviceSetUp setUp) {
    driver = setUp.driver().name();
    port = setUp.port().orElse("");
    baudRate = setUp.driver().serial() ? Integer.toString(setUp.baudRate()) : "";
    address = setUp.driver().bus() ? Integer.toString(setUp.address()) : "";
    security = setUp.security().name();
    options =
        new TreeMap<>(setUp.options())
            .entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining("; "));
  }

  /**
   * The set-up that the fields ask for; empty if the lane has no such device.
   *
   * @throws IllegalArgumentException naming what has to be put right
   */
  Optional<DeviceSetUp> setUp() {
    if (driver.isBlank()) {
      return Optional.empty();
    }
    DeviceDriver known = DeviceDriver.valueOf(driver);
    if (!known.serial()) {
      return Optional.of(DeviceSetUp.ofController());
    }
    try {
      return Optional.of(
          new DeviceSetUp(
              known,
              Optional.of(port.strip()),
              number(baudRate, known.usualBaudRate(), "baudRate"),
              known.bus() ? number(address, known.leastAddress(), "address") : 0,
              known == DeviceDriver.OSDP ? ChannelSecurity.valueOf(security) : ChannelSecurity.NONE,
              parsed(options)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(role + ": " + e.getMessage(), e);
    }
  }

  private static int number(String text, int usual, String name) {
    if (text.isBlank()) {
      return usual;
    }
    if (!text.strip().matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException(name + " must be a whole number");
    }
    return Integer.parseInt(text.strip());
  }

  private static Map<String, String> parsed(String text) {
    Map<String, String> options = new HashMap<>();
    for (String option : text.split(";", -1)) {
      if (!option.isBlank()) {
        int equals = option.indexOf('=');
        if (equals < 1) {
          throw new IllegalArgumentException("options are written name=value; name=value");
        }
        options.put(option.substring(0, equals).strip(), option.substring(equals + 1).strip());
      }
    }
    return options;
  }

  DeviceRole deviceRole() {
    return role;
  }

  public String getRole() {
    return role.name();
  }

  /** The drivers for such a device. */
  public List<DeviceDriver> getDrivers() {
    return Arrays.stream(DeviceDriver.values()).filter(found -> found.drives(role)).toList();
  }

  /** The options of its drivers, for the hint. */
  public String getKnownOptions() {
    return getDrivers().stream()
        .filter(found -> !found.options().isEmpty())
        .map(
            found ->
                found
                    + ": "
                    + found.options().stream()
                        .map(option -> option.name() + "=" + option.usual())
                        .collect(Collectors.joining("; ")))
        .collect(Collectors.joining(" · "));
  }

  public String getDriver() {
    return driver;
  }

  public void setDriver(String driver) {
    this.driver = driver;
  }

  public String getPort() {
    return port;
  }

  public void setPort(String port) {
    this.port = port;
  }

  public String getBaudRate() {
    return baudRate;
  }

  public void setBaudRate(String baudRate) {
    this.baudRate = baudRate;
  }

  public String getAddress() {
    return address;
  }

  public void setAddress(String address) {
    this.address = address;
  }

  public String getSecurity() {
    return security;
  }

  public void setSecurity(String security) {
    this.security = security;
  }

  public String getOptions() {
    return options;
  }

  public void setOptions(String options) {
    this.options = options;
  }
}
