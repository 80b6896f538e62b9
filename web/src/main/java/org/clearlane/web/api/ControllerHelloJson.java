// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.clearlane.devices.ControllerHello;
import org.clearlane.devices.DeviceRole;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a lane controller introduces itself. */
@Schema(name = "ControllerHello")
public record ControllerHelloJson(
    @Schema(examples = "lane-pc 4.2") @Nullable String software,
    @Schema(
            description = "Changes whenever the controller begins to number its events anew",
            examples = "7f1c")
        @Nullable String boot,
    @Schema(examples = "[\"GATE\",\"SCANNER\"]") @Nullable List<String> devices,
    @Schema(
            description =
                "Whether the gate has a door before the one that lets cross, for ADMIT; usually not",
            examples = "false")
        @Nullable Boolean entryDoor,
    @Schema(examples = "2026-11-24T09:00:00.250Z") @Nullable String clock) {

  ControllerHello parse() {
    return Requests.explained(
        () -> {
          Set<DeviceRole> roles = EnumSet.noneOf(DeviceRole.class);
          for (String device : Requests.member(devices, "devices")) {
            roles.add(Requests.constant(DeviceRole.class, device, "devices"));
          }
          return new ControllerHello(
              Requests.member(software, "software"),
              Requests.member(boot, "boot"),
              roles,
              Boolean.TRUE.equals(entryDoor),
              Requests.instant(clock, "clock"));
        });
  }
}
