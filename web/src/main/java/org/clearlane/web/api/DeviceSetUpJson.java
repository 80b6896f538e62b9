// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.clearlane.devices.ChannelSecurity;
import org.clearlane.devices.DeviceDriver;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.DeviceSetUp;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How one device of a lane is attached. */
@Schema(name = "DeviceSetUp")
public record DeviceSetUpJson(
    @Schema(
            examples = "OSDP",
            enumeration = {
              "CONTROLLER",
              "OSDP",
              "MODBUS",
              "TEXT",
              "HONEYWELL",
              "NEWLAND",
              "ZEBRA_SSI",
              "ELYCTIS",
              "MRZ_TEXT",
              "ZFM"
            })
        @Nullable String driver,
    @Schema(examples = "/dev/ttyUSB0", description = "Left out for a device of the lane controller")
        @Nullable String port,
    @Schema(examples = "115200", description = "The driver's usual rate if left out")
        @Nullable Integer baudRate,
    @Schema(
            examples = "0",
            description =
                "On a bus: 0 to 126 with OSDP, 1 to 247 with Modbus; the lowest if left out")
        @Nullable Integer address,
    @Schema(
            description =
                "With OSDP. INSTALL takes the default key once and gives the device a key of this"
                    + " site; ENFORCED takes the site key only; NONE if left out",
            examples = "INSTALL",
            enumeration = {"NONE", "INSTALL", "ENFORCED"})
        @Nullable String security,
    @Schema(
            description =
                "What differs from the driver's usual options: text by name; docs/devices.md tells"
                    + " the options of each driver")
        @Nullable Map<String, String> options) {
  private static final int MOST_OPTIONS = 32;

  static DeviceSetUpJson of(DeviceSetUp device) {
    return new DeviceSetUpJson(
        device.driver().name(),
        device.port().orElse(null),
        device.port().isPresent() ? device.baudRate() : null,
        device.port().isPresent() ? device.address() : null,
        device.driver() == DeviceDriver.OSDP ? device.security().name() : null,
        device.options().isEmpty() ? null : device.options());
  }

  static Map<DeviceRole, DeviceSetUp> parse(Map<String, DeviceSetUpJson> devices) {
    Map<DeviceRole, DeviceSetUp> parsed = new EnumMap<>(DeviceRole.class);
    devices.forEach(
        (role, device) -> {
          DeviceRole known = Requests.constant(DeviceRole.class, role, "devices");
          try {
            parsed.put(known, Requests.member(device, known.name()).parse());
          } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(known + ": " + e.getMessage(), e);
          }
        });
    return parsed;
  }

  private DeviceSetUp parse() {
    DeviceDriver known = Requests.constant(DeviceDriver.class, driver, "driver");
    return new DeviceSetUp(
        known,
        Optional.ofNullable(port),
        baudRate == null ? known.usualBaudRate() : baudRate,
        address == null ? known.leastAddress() : address,
        security == null
            ? ChannelSecurity.NONE
            : Requests.constant(ChannelSecurity.class, security, "security"),
        checked(options == null ? Map.of() : options));
  }

  private static Map<String, String> checked(Map<String, String> options) {
    if (options.size() > MOST_OPTIONS || options.values().stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("options takes texts by name");
    }
    return options;
  }
}
