// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.devices;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearlane.clearance.Direction;
import org.clearlane.clearance.LaneConfiguration;
import org.clearlane.clearance.LaneId;
import org.clearlane.clearance.LaneView;
import org.clearlane.clearance.Lanes;
import org.clearlane.clearance.Procedure;
import org.clearlane.devices.ChannelSecurity;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.DeviceSetUp;
import org.clearlane.devices.DevicesException;
import org.clearlane.devices.SerialPortInfo;
import org.clearlane.devices.SerialPorts;
import org.clearlane.web.console.Officer;

/** The form that sets a lane up or changes it; for administrators. */
@Named
@RequestScoped
public class LaneForm {
  private static final List<DeviceRole> ROLES =
      Arrays.stream(DeviceRole.values()).filter(role -> role != DeviceRole.CONTROLLER).toList();

  private @Inject Lanes lanes;
  private @Inject SerialPorts ports;
  private @Inject Officer officer;

  @Inject
  @ManagedProperty("#{param.lane}")
  private String asked;

  private String code = "";
  private String direction = Direction.ENTRY.name();
  private String procedure = Procedure.QR_FACE.name();
  private int gateOpenMillis = 5000;
  private double maximumFmr = 1e-4;
  private List<DeviceFields> fields = List.of();
  private boolean saved;
  private String problem = "";

  @PostConstruct
  void read() {
    Optional<LaneView> known = asked == null || asked.isEmpty() ? Optional.empty() : find(asked);
    known.ifPresent(view -> take(view.configuration()));
    fields =
        ROLES.stream()
            .map(
                role ->
                    DeviceFields.of(
                        role,
                        known.flatMap(
                            view -> Optional.ofNullable(view.configuration().devices().get(role)))))
            .toList();
  }

  private Optional<LaneView> find(String lane) {
    try {
      return lanes.view(new LaneId(lane));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void take(LaneConfiguration lane) {
    code = lane.id().code();
    direction = lane.direction().name();
    procedure = lane.procedure().name();
    gateOpenMillis = Math.toIntExact(lane.gateOpenFor().toMillis());
    maximumFmr = lane.maximumFmr();
  }

  /** Sets the lane up, or says what has to be put right. */
  public void save() {
    saved = false;
    problem = "";
    if (!officer.isAdministrator()) {
      return; // the form is not shown; the request was made by hand
    }
    try {
      Map<DeviceRole, DeviceSetUp> devices = new EnumMap<>(DeviceRole.class);
      fields.forEach(
          field -> field.setUp().ifPresent(setUp -> devices.put(field.deviceRole(), setUp)));
      lanes.put(
          new LaneConfiguration(
              new LaneId(code.strip()),
              Direction.valueOf(direction),
              Procedure.valueOf(procedure),
              devices,
              Duration.ofMillis(gateOpenMillis),
              maximumFmr),
          officer.getName());
      saved = true;
    } catch (IllegalArgumentException | DevicesException e) {
      // The reasons are written for the person who sets devices up, in the words of the fields.
      problem = String.valueOf(e.getMessage());
    }
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }

  public String getDirection() {
    return direction;
  }

  public void setDirection(String direction) {
    this.direction = direction;
  }

  public String getProcedure() {
    return procedure;
  }

  public void setProcedure(String procedure) {
    this.procedure = procedure;
  }

  public int getGateOpenMillis() {
    return gateOpenMillis;
  }

  public void setGateOpenMillis(int gateOpenMillis) {
    this.gateOpenMillis = gateOpenMillis;
  }

  public double getMaximumFmr() {
    return maximumFmr;
  }

  public void setMaximumFmr(double maximumFmr) {
    this.maximumFmr = maximumFmr;
  }

  public List<DeviceFields> getFields() {
    return fields;
  }

  public Procedure[] getProcedures() {
    return Procedure.values();
  }

  public Direction[] getDirections() {
    return Direction.values();
  }

  public ChannelSecurity[] getSecurities() {
    return ChannelSecurity.values();
  }

  /** The ports of the machine, for the fields to offer. */
  public List<SerialPortInfo> getPorts() {
    return ports.present();
  }

  public boolean isSaved() {
    return saved;
  }

  /** What has to be put right; blank if nothing. */
  public String getProblem() {
    return problem;
  }
}
