// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import java.util.Map;
import java.util.stream.Collectors;
import org.clearlane.clearance.LaneConfiguration;
import org.clearlane.clearance.LaneView;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A lane and its state, for the owning authority. */
@Schema(name = "Lane")
public record LaneJson(
    @Schema(examples = "e1") String id,
    @Schema(examples = "ENTRY") String direction,
    @Schema(examples = "QR_FACE") String procedure,
    @Schema(
            description = "By role",
            type = SchemaType.OBJECT,
            additionalProperties = DeviceSetUpJson.class)
        Map<String, DeviceSetUpJson> setUp,
    long gateOpenMillis,
    double maximumFmr,
    boolean open,
    DirectiveJson directive,
    @Schema(description = "Link state by device role") Map<String, String> devices,
    @Schema(description = "Whether somebody stands inside a gate that one steps into")
        boolean occupied,
    @Nullable PassageJson current,
    @Nullable PassageJson last) {

  static LaneJson of(LaneView view) {
    LaneConfiguration lane = view.configuration();
    return new LaneJson(
        lane.id().code(),
        lane.direction().name(),
        lane.procedure().name(),
        lane.devices().entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> entry.getKey().name(), entry -> DeviceSetUpJson.of(entry.getValue()))),
        lane.gateOpenFor().toMillis(),
        lane.maximumFmr(),
        view.open(),
        DirectiveJson.of(view.directive()),
        view.devices().entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> entry.getKey().name(), entry -> entry.getValue().state().name())),
        view.occupied(),
        view.current().map(PassageJson::of).orElse(null),
        view.last().map(PassageJson::of).orElse(null));
  }
}
