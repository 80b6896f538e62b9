// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

/**
 * Hears what happens in a lane. Called on the device's own thread, one call at a time per device
 * (so possibly two at a time per lane): it must hand over and return at once, and must not call the
 * blocking methods of {@link Gate}. What it throws is logged and dropped. It is not called any more
 * once {@link LaneEquipment#close()} has returned.
 */
public interface LaneListener {
  /** A code was read. */
  void codeRead(ScannedCode code);

  /** Something happened at the gate. */
  void gateChanged(GateEvent event);

  /**
   * Something happened at the gate too long ago for a passage to be judged by it, but the gate
   * stands so since; {@link GateEvent.Type#lasting()} events only.
   */
  default void gateStands(GateEvent event) {}

  /** A document was read; told only while its reader is armed. */
  default void documentRead(ScannedDocument document) {}

  /** A device entered another {@link LinkState}; each transition is told once. */
  void deviceChanged(DeviceStatus status);
}
