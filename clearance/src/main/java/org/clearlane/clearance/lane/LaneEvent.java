// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.lane;

import org.clearlane.clearance.PassageId;
import org.clearlane.devices.CaptureProgress;
import org.clearlane.devices.GateEvent;
import org.clearlane.devices.ScannedCode;
import org.clearlane.devices.ScannedDocument;

/** What a lane's thread reacts to. */
sealed interface LaneEvent {

  record CodeRead(ScannedCode code) implements LaneEvent {}

  /** A document was read. */
  record DocumentRead(ScannedDocument document) implements LaneEvent {}

  /** The capture of a finger has got so far. */
  record FingerMoved(CaptureProgress progress) implements LaneEvent {}

  /** The capture of a passage has a frame more, usable or not. */
  record FrameTaken(PassageId passage) implements LaneEvent {}

  record GateSensed(GateEvent event) implements LaneEvent {}

  /** How the gate stands, told too late to judge a passage by. */
  record GateStands(GateEvent event) implements LaneEvent {}

  /** Look again: a device, the configuration or the wish to stop changed. */
  record Wake() implements LaneEvent {}
}
