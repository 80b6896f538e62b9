// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.time.Instant;

/**
 * One message on a device's line, decoded for the person who looks for a fault.
 *
 * @param direction seen from this server
 * @param text what it was, in the protocol's words; never what was read from a traveller
 */
public record FrameNote(Instant at, Direction direction, String text) {
  /** Which way a message went. */
  public enum Direction {
    SENT,
    RECEIVED,
    /** Received, but not intact or not understood; or an answer that did not come. */
    FAULTY
  }
}
