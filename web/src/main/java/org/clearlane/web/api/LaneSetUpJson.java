// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import java.time.Duration;
import java.util.Locale;
import org.clearlane.clearance.Direction;
import org.clearlane.clearance.LaneConfiguration;
import org.clearlane.clearance.LaneId;
import org.clearlane.clearance.Procedure;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a lane is to be set up. */
@Schema(name = "LaneSetUp")
public record LaneSetUpJson(
    @Schema(
            examples = "ENTRY",
            enumeration = {"ENTRY", "EXIT"})
        @Nullable String direction,
    @Schema(examples = "QR_FACE", enumeration = "QR_FACE") @Nullable String procedure,
    @Schema(examples = "/dev/ttyACM0") @Nullable String scannerPort,
    @Schema(examples = "/dev/ttyUSB0") @Nullable String gatePort,
    @Schema(examples = "0", description = "OSDP address, 0 to 126") @Nullable Integer gateAddress,
    @Schema(examples = "5000", description = "100 to 60000") @Nullable Integer gateOpenMillis,
    @Schema(examples = "0.0001", description = "1e-6 to 1e-3") @Nullable Double maximumFmr) {

  LaneConfiguration toConfiguration(LaneId id) {
    return Requests.explained(
        () ->
            new LaneConfiguration(
                id,
                constant(Direction.class, direction, "direction"),
                constant(Procedure.class, procedure, "procedure"),
                Requests.member(scannerPort, "scannerPort"),
                Requests.member(gatePort, "gatePort"),
                gateAddress == null ? 0 : gateAddress,
                Duration.ofMillis(gateOpenMillis == null ? 5000 : gateOpenMillis),
                maximumFmr == null ? 1e-4 : maximumFmr));
  }

  private static <T extends Enum<T>> T constant(Class<T> type, @Nullable String text, String name) {
    try {
      return Enum.valueOf(type, Requests.member(text, name).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + " has an unknown value", e);
    }
  }
}
