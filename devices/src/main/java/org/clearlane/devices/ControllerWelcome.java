// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.time.Duration;
import java.time.Instant;

/**
 * The server's answer to a lane controller.
 *
 * @param session to be named in every call
 * @param clock the server's clock
 * @param ahead how far the controller's clock is ahead of the server's; negative if it is behind.
 *     Its times are understood, but it should mend its clock
 * @param heartbeat how often it has to speak
 * @param lastCommand the number of the newest command: a controller that begins anew asks for those
 *     after it
 */
public record ControllerWelcome(
    String session, Instant clock, Duration ahead, Duration heartbeat, long lastCommand) {}
