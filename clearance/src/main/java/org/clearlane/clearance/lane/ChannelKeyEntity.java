// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.lane;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.clearlane.clearance.LaneId;
import org.clearlane.devices.DeviceRole;

/** The sealed site key of one device. */
@Entity
@Table(name = "channel_key", schema = "clearance")
public class ChannelKeyEntity {
  @Id
  @Column(name = "device")
  private String device = "";

  @Column(name = "sealed")
  private byte[] sealed = {};

  @Column(name = "confirmed")
  private boolean confirmed;

  protected ChannelKeyEntity() {}

  ChannelKeyEntity(String device) {
    this.device = device;
  }

  static String id(LaneId lane, DeviceRole role) {
    return lane.code() + "/" + role;
  }

  byte[] sealed() {
    return sealed.clone();
  }

  boolean confirmed() {
    return confirmed;
  }

  void set(byte[] key) {
    sealed = key.clone();
    confirmed = false;
  }

  void confirm() {
    confirmed = true;
  }
}
