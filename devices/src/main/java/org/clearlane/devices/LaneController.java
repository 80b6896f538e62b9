// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The server's end of the conversation with a lane controller: a computer at the lane that has the
 * lane's devices, tells what they sense and carries out what this server orders. It never decides.
 *
 * <p>Every call but {@link #register} names the session that registering began; a controller that
 * registers ends the session of the one before it, which is then refused and must stop.
 * Thread-safe.
 */
public interface LaneController {
  /** Begins a session. Commands of an earlier session are withdrawn. */
  ControllerWelcome register(ControllerHello hello);

  /**
   * Tells that the controller lives and how its devices are. Any other call counts as a sign of
   * life too, but only this one renews the clock and the devices.
   *
   * @return what a registration now would answer
   * @throws EndedSessionException if the session is not the newest
   */
  ControllerWelcome heartbeat(String session, ControllerReport report);

  /**
   * Takes an event that is not older than {@link ControllerEvent#LIVE} to the lane. Older ones have
   * nothing to say to it any more. Events are taken in the order of their numbers; one whose number
   * was passed already in this boot is not taken again.
   *
   * @return whether the lane was told
   * @throws EndedSessionException if the session is not the newest
   */
  boolean tell(String session, ControllerEvent event);

  /**
   * The commands after a number, as soon as there is one, in order; none if none came within {@code
   * atMost}. A command may be handed out more than once, so that a broken connection loses none:
   * the controller carries out each number once and none after its time.
   *
   * @throws EndedSessionException if the session is not the newest, or ends meanwhile
   */
  List<ControllerCommand> commands(String session, long after, Duration atMost)
      throws InterruptedException;

  /**
   * Tells what came of a command; without effect if nobody waits for it any more.
   *
   * @throws EndedSessionException if the session is not the newest
   */
  void done(String session, CommandResult result);

  /**
   * The boot that the session's controller named.
   *
   * @throws EndedSessionException if the session is not the newest
   */
  String boot(String session);

  /** When an event happened by this server's clock; never in the future. */
  Instant serverTime(ControllerEvent event);
}
