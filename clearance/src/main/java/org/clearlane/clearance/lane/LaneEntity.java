// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.lane;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import org.clearlane.clearance.Direction;
import org.clearlane.clearance.LaneConfiguration;
import org.clearlane.clearance.LaneId;
import org.clearlane.clearance.Procedure;

/** A lane's configuration as it is stored. */
@Entity
@Table(name = "lane", schema = "clearance")
public class LaneEntity {
  @Id
  @Column(name = "id")
  private String id = "";

  @Enumerated(EnumType.STRING)
  @Column(name = "direction")
  private Direction direction = Direction.ENTRY;

  @Enumerated(EnumType.STRING)
  @Column(name = "procedure")
  private Procedure procedure = Procedure.QR_FACE;

  @Column(name = "devices")
  private String devices = "{}";

  @Column(name = "gate_open_for")
  private long gateOpenForMillis;

  @Column(name = "maximum_fmr")
  private double maximumFmr;

  @Column(name = "open")
  private boolean open;

  @Version
  @Column(name = "version")
  private long version;

  protected LaneEntity() {}

  LaneEntity(LaneId id) {
    this.id = id.code();
  }

  void configure(LaneConfiguration lane) {
    direction = lane.direction();
    procedure = lane.procedure();
    devices = DevicesText.of(lane.devices());
    gateOpenForMillis = lane.gateOpenFor().toMillis();
    maximumFmr = lane.maximumFmr();
  }

  void setOpen(boolean wanted) {
    open = wanted;
  }

  String id() {
    return id;
  }

  boolean open() {
    return open;
  }

  LaneConfiguration configuration() {
    return new LaneConfiguration(
        new LaneId(id),
        direction,
        procedure,
        DevicesText.parse(devices),
        Duration.ofMillis(gateOpenForMillis),
        maximumFmr);
  }
}
