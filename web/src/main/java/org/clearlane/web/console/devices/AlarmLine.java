// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.devices;

import org.clearlane.clearance.Alarm;
import org.clearlane.web.console.ClockTimes;

/**
 * An alarm as the page shows it.
 *
 * @param device the role, part of a message key; empty if about the lane itself
 * @param ended blank as long as it lasts
 * @param by who has taken note; blank if nobody has
 */
public record AlarmLine(
    String id, String lane, String device, String kind, String raised, String ended, String by) {

  static AlarmLine of(Alarm alarm) {
    return new AlarmLine(
        alarm.id().toString(),
        alarm.lane().code(),
        alarm.device().map(Enum::name).orElse(""),
        alarm.kind().name(),
        ClockTimes.dayAndTime(alarm.raisedAt()),
        alarm.endedAt().map(ClockTimes::dayAndTime).orElse(""),
        alarm.acknowledgedBy().orElse(""));
  }

  /** CSS class: what lasts is urgent. */
  public String style() {
    return ended.isEmpty() ? "s-stop" : "s-idle";
  }
}
