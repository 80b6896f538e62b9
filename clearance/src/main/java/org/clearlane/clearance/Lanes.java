// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearlane.devices.ControllerEvent;
import org.clearlane.devices.DeviceReport;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.EndedSessionException;
import org.clearlane.devices.LaneController;

/** The current authority's lanes. Thread safe. */
public interface Lanes {

  /**
   * Sets a lane up or changes it; a passage in progress is ended first as the rules of a restart
   * say. The lane is open afterwards.
   *
   * @param by who asks, for the audit trail
   */
  void put(LaneConfiguration configuration, String by);

  /**
   * Opens or closes a lane for travellers; a passage in progress ends first.
   *
   * @throws UnknownLaneException if there is no such lane
   */
  void setOpen(LaneId lane, boolean open, String by);

  /**
   * Releases the entry door of a lane that one steps into, so that whoever is inside and was not
   * let through can leave the way they came. Not while the gate is open for a passage. Blocks at
   * most two seconds.
   *
   * @param by who asks, for the audit trail
   * @return whether the door was released
   * @throws UnknownLaneException if there is no such lane
   */
  boolean letOut(LaneId lane, String by);

  /**
   * What is known about the lines of a lane's devices, by role.
   *
   * @throws UnknownLaneException if there is no such lane
   */
  Map<DeviceRole, DeviceReport> devices(LaneId lane);

  /**
   * Tries a device of a closed lane. A gate is asked a question and shows for a second its lamp,
   * its text and its sound; its door stays shut. Blocks for up to four seconds.
   *
   * @param by who asks, for the audit trail
   * @return empty if the lane has no such device
   * @throws UnknownLaneException if there is no such lane
   * @throws LaneOpenException if the lane serves travellers
   */
  Optional<DeviceTest> test(LaneId lane, DeviceRole device, String by) throws InterruptedException;

  /**
   * Forgets the site key of a device's secure channel, because the device was replaced or reset. A
   * channel that is open stays so until the line is next opened.
   *
   * @param by who asks, for the audit trail
   * @return whether there was a key
   * @throws UnknownLaneException if there is no such lane
   */
  boolean forgetKey(LaneId lane, DeviceRole device, String by);

  /** Every lane, by code. */
  List<LaneView> board();

  /** One lane, if it exists. */
  Optional<LaneView> view(LaneId lane);

  /**
   * The lane's directive: at once when it is newer than {@code after}, else as soon as it changes.
   * Blocks until then or until {@code atMost} has passed.
   *
   * @return the current directive; its sequence tells whether it is new
   * @throws UnknownLaneException if there is no such lane
   */
  Directive awaitDirective(LaneId lane, long after, Duration atMost) throws InterruptedException;

  /**
   * Takes a camera frame for the passage in progress. The lane decides once it has some usable
   * frames, or some time after the first one. Blocks for the face acquisition, some tens of
   * milliseconds.
   *
   * @param captureNonce as given by the directive
   * @param number orders the frames of a capture, 1 to 10000; the same number again is the same
   *     frame and is answered as before. 0 for frames in the order of their arrival
   * @param frame JPEG or PNG, at most 8 MiB
   * @throws UnknownLaneException if there is no such lane
   */
  FrameOutcome submitFrame(
      LaneId lane, PassageId passage, String captureNonce, int number, byte[] frame);

  /**
   * Where the lane's controller is heard.
   *
   * @throws UnknownLaneException if there is no such lane
   */
  LaneController controller(LaneId lane);

  /**
   * Takes what a lane's controller sensed: to the passage in progress if it is fresh, and, but for
   * codes, into the record, each event once however often it is sent.
   *
   * @param events in the order of their numbers
   * @return what became of each, in the same order
   * @throws UnknownLaneException if there is no such lane
   * @throws EndedSessionException if the session is not the lane's newest
   */
  List<EventFate> sensed(LaneId lane, String session, List<ControllerEvent> events);
}
