// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.clearlane.devices.ControllerReport;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.LinkState;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a lane controller's devices are. */
@Schema(name = "ControllerReport")
public record ControllerReportJson(
    @Schema(examples = "0c7e8a2e-5d5c-4a50-9f0c-3a6f3a0f7d11") @Nullable String session,
    @Schema(examples = "2026-11-24T09:00:01.250Z") @Nullable String clock,
    @Schema(
            description = "By role; one that is missing counts as offline",
            type = SchemaType.OBJECT,
            additionalProperties = Device.class)
        @Nullable Map<String, Device> devices) {

  /** One device as its controller sees it. */
  @Schema(name = "ControllerDevice")
  public record Device(
      @Schema(
              examples = "ONLINE",
              enumeration = {"OFFLINE", "CONNECTING", "ONLINE", "DEGRADED"})
          @Nullable String state,
      @Schema(
              description = "In technical words, at most 200 characters, without personal data",
              examples = "no reply to POLL")
          @Nullable String error) {}

  ControllerReport parse() {
    return Requests.explained(
        () -> {
          Map<DeviceRole, ControllerReport.Device> parsed = new EnumMap<>(DeviceRole.class);
          Requests.member(devices, "devices")
              .forEach(
                  (role, device) ->
                      parsed.put(
                          Requests.constant(DeviceRole.class, role, "devices"),
                          new ControllerReport.Device(
                              Requests.constant(
                                  LinkState.class,
                                  Requests.member(device, "devices").state(),
                                  "state"),
                              Optional.ofNullable(device.error()))));
          return new ControllerReport(Requests.instant(clock, "clock"), parsed);
        });
  }
}
