// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.osdp;

import java.time.Duration;

/**
 * The pace of the conversation.
 *
 * @param reply how long the device may take to begin its reply (SIA OSDP 2.2: 200 ms)
 * @param poll pause between two commands when nothing is to be said; 50 ms is usual, so that an
 *     event is learnt of within about that time
 * @param refresh how often the inputs are read although no event told of a change, for controllers
 *     that report nothing by themselves
 * @param silence without any answer for so long the link is lost (SIA OSDP 2.2: 8 s)
 */
public record OsdpTiming(Duration reply, Duration poll, Duration refresh, Duration silence) {
  /** The standard's. */
  public static final OsdpTiming STANDARD =
      new OsdpTiming(
          Duration.ofMillis(200),
          Duration.ofMillis(50),
          Duration.ofMillis(500),
          Duration.ofSeconds(8));
}
