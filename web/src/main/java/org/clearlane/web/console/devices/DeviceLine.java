// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.devices;

import java.util.List;
import java.util.Optional;
import org.clearlane.clearance.LaneConfiguration;
import org.clearlane.devices.ChannelSecurity;
import org.clearlane.devices.DeviceReport;
import org.clearlane.devices.DeviceSetUp;
import org.clearlane.devices.DeviceStatus;
import org.clearlane.devices.FrameNote;
import org.clearlane.web.console.ClockTimes;

/**
 * A device as the page shows it.
 *
 * @param role part of message keys
 * @param driver name of the driver; empty for the lane controller itself
 * @param port path and, on a bus, address; empty without a port
 * @param security how an OSDP line is protected, part of a message key; empty without OSDP
 * @param state name of the link's state, part of message keys
 * @param style CSS class of the state
 */
public record DeviceLine(
    String lane,
    String role,
    String driver,
    String port,
    String security,
    String state,
    String style,
    String since,
    String lastSeen,
    String lastError,
    long openings,
    long sent,
    long received,
    long faulty,
    List<Note> notes) {

  /** A message on the line. */
  public record Note(String time, String direction, String text) {
    static Note of(FrameNote note) {
      return new Note(ClockTimes.time(note.at()), note.direction().name(), note.text());
    }
  }

  static DeviceLine of(LaneConfiguration lane, DeviceReport report) {
    DeviceStatus status = report.status();
    Optional<DeviceSetUp> setUp = Optional.ofNullable(lane.devices().get(status.role()));
    return new DeviceLine(
        lane.id().code(),
        status.role().name(),
        setUp.map(device -> device.driver().name()).orElse(""),
        setUp.map(DeviceLine::port).orElse(""),
        setUp
            .map(DeviceSetUp::security)
            .filter(security -> security != ChannelSecurity.NONE)
            .map(Enum::name)
            .orElse(""),
        status.state().name(),
        switch (status.state()) {
          case ONLINE -> "s-ok";
          case DEGRADED, CONNECTING -> "s-busy";
          case OFFLINE -> "s-stop";
        },
        ClockTimes.dayAndTime(status.since()),
        status.lastSeen().map(ClockTimes::time).orElse(""),
        status.lastError().orElse(""),
        report.openings(),
        report.sent(),
        report.received(),
        report.faulty(),
        report.notes().reversed().stream().map(Note::of).toList());
  }

  private static String port(DeviceSetUp device) {
    return device.port().orElse("") + (device.driver().bus() ? " · " + device.address() : "");
  }
}
