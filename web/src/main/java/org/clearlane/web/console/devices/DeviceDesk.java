// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.devices;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.clearlane.clearance.Alarms;
import org.clearlane.clearance.DeviceTest;
import org.clearlane.clearance.LaneId;
import org.clearlane.clearance.LaneOpenException;
import org.clearlane.clearance.LaneView;
import org.clearlane.clearance.Lanes;
import org.clearlane.clearance.UnknownLaneException;
import org.clearlane.devices.DeviceReport;
import org.clearlane.devices.DeviceRole;
import org.clearlane.web.console.Officer;
import org.clearlane.web.console.Texts;
import org.jspecify.annotations.Nullable;

/** Alarms, every device of every lane, and one that is looked at closely. */
@Named
@RequestScoped
public class DeviceDesk {
  private @Inject Lanes lanes;
  private @Inject Alarms alarms;
  private @Inject Officer officer;
  private @Inject Texts texts;

  @Inject
  @ManagedProperty("#{param.lane}")
  private String lane;

  @Inject
  @ManagedProperty("#{param.device}")
  private String device;

  private @Nullable List<DeviceLine> devices;
  private @Nullable List<AlarmLine> open;
  private String tested = "";

  public List<AlarmLine> getAlarms() {
    if (open == null) {
      open = alarms.open().stream().map(AlarmLine::of).toList();
    }
    return open;
  }

  /** How many alarms nobody has taken note of. */
  public long getUnseen() {
    return getAlarms().stream().filter(alarm -> alarm.by().isEmpty()).count();
  }

  public List<DeviceLine> getDevices() {
    if (devices == null) {
      devices = lanes.board().stream().flatMap(found -> lines(found).stream()).toList();
    }
    return devices;
  }

  private List<DeviceLine> lines(LaneView found) {
    try {
      return lanes.devices(found.configuration().id()).values().stream()
          .map((DeviceReport report) -> DeviceLine.of(found.configuration(), report))
          .toList();
    } catch (UnknownLaneException e) {
      return List.of(); // it has gone since the board was read
    }
  }

  /** The device that is looked at; null if none is. */
  public @Nullable DeviceLine getChosen() {
    return getDevices().stream()
        .filter(line -> line.lane().equals(lane) && line.role().equals(device))
        .findFirst()
        .orElse(null);
  }

  public void acknowledge(String id) {
    alarms.acknowledge(UUID.fromString(id), officer.getName());
    open = null;
  }

  /** Tries a device; the page says what came of it. */
  public void test(String code, String role) throws InterruptedException {
    try {
      Optional<DeviceTest> result =
          lanes.test(new LaneId(code), DeviceRole.valueOf(role), officer.getName());
      tested =
          result
              .map(
                  test ->
                      test.answeredIn()
                          .map(time -> texts.get("devices.test.answered") + " " + time.toMillis())
                          .map(answer -> answer + " ms")
                          .orElseGet(() -> texts.get("devices.test." + test.reachable())))
              .orElse("");
    } catch (LaneOpenException e) {
      texts.error("", "devices.test.open");
    } catch (UnknownLaneException e) {
      texts.error("", "wall.lane.gone");
    }
    devices = null;
  }

  public void forgetKey(String code, String role) {
    if (!officer.isAdministrator()) {
      return; // the button is not shown; the request was made by hand
    }
    try {
      lanes.forgetKey(new LaneId(code), DeviceRole.valueOf(role), officer.getName());
      tested = texts.get("devices.key.forgotten");
    } catch (UnknownLaneException e) {
      texts.error("", "wall.lane.gone");
    }
  }

  /** What came of the action; blank if there was none. */
  public String getTested() {
    return tested;
  }
}
