// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

import java.util.Map;
import java.util.Optional;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.DeviceStatus;

/**
 * A lane as the lane wall shows it.
 *
 * @param open whether officers have opened it
 * @param directive what the traveller sees
 * @param occupied whether somebody stands inside a gate that one steps into
 * @param current the passage in progress
 * @param last the last passage that ended
 */
public record LaneView(
    LaneConfiguration configuration,
    boolean open,
    Directive directive,
    Map<DeviceRole, DeviceStatus> devices,
    boolean occupied,
    Optional<PassageView> current,
    Optional<PassageView> last) {}
