// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.clearlane.clearance.Alarm.Kind;
import org.clearlane.clearance.LaneId;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.GateEvent;

/** Raises and ends the alarms that a gate's events mean, whatever its lane is about. */
@ApplicationScoped
public class GateAlarms {
  private static final Optional<DeviceRole> GATE = Optional.of(DeviceRole.GATE);

  private @Inject StoredAlarms alarms;

  /** Something happened at the current authority's gate; whether that concerns an alarm. */
  public boolean note(LaneId lane, GateEvent.Type type) {
    switch (type) {
      case TAMPER_ON -> alarms.raise(lane, GATE, Kind.TAMPER);
      case TAMPER_OFF -> alarms.end(lane, GATE, Kind.TAMPER);
      case FIRE_RELEASE_ON -> alarms.raise(lane, GATE, Kind.FIRE_RELEASE);
      case FIRE_RELEASE_OFF -> alarms.end(lane, GATE, Kind.FIRE_RELEASE);
      case TAILGATING_SENSED -> alarms.tell(lane, Kind.TAILGATING);
      case PASSAGE_SENSED,
          DOOR_OPENED,
          DOOR_CLOSED,
          ENTRY_DOOR_OPENED,
          ENTRY_DOOR_CLOSED,
          PRESENCE_ON,
          PRESENCE_OFF -> {
        return false;
      }
    }
    return true;
  }

  /** Somebody crossed although no passage was in progress. */
  public void uncontrolledCrossing(LaneId lane) {
    alarms.tell(lane, Kind.UNCONTROLLED_CROSSING);
  }
}
