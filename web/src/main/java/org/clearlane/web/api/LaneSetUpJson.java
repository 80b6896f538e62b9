// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import java.time.Duration;
import java.util.Map;
import org.clearlane.clearance.Direction;
import org.clearlane.clearance.LaneConfiguration;
import org.clearlane.clearance.LaneId;
import org.clearlane.clearance.Procedure;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a lane is to be set up. */
@Schema(name = "LaneSetUp")
public record LaneSetUpJson(
    @Schema(
            examples = "ENTRY",
            enumeration = {"ENTRY", "EXIT"})
        @Nullable String direction,
    @Schema(
            examples = "QR_FACE",
            enumeration = {"QR_FACE", "DOCUMENT_FINGERPRINT"})
        @Nullable String procedure,
    @Schema(
            description =
                "The lane's devices by role: SCANNER and GATE, and DOCUMENT_READER and FINGERPRINT_SENSOR if"
                    + " there are. One with the driver CONTROLLER hangs on the lane controller, the others on"
                    + " serial ports of the server",
            type = SchemaType.OBJECT,
            additionalProperties = DeviceSetUpJson.class)
        @Nullable Map<String, DeviceSetUpJson> devices,
    @Schema(examples = "5000", description = "100 to 60000") @Nullable Integer gateOpenMillis,
    @Schema(examples = "0.0001", description = "1e-6 to 1e-3") @Nullable Double maximumFmr) {

  LaneConfiguration toConfiguration(LaneId id) {
    return Requests.explained(
        () ->
            new LaneConfiguration(
                id,
                Requests.constant(Direction.class, direction, "direction"),
                Requests.constant(Procedure.class, procedure, "procedure"),
                DeviceSetUpJson.parse(Requests.member(devices, "devices")),
                Duration.ofMillis(gateOpenMillis == null ? 5000 : gateOpenMillis),
                maximumFmr == null ? 1e-4 : maximumFmr));
  }
}
