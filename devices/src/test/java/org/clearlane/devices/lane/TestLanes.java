// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.lane;

import java.time.Duration;
import org.clearlane.devices.osdp.OsdpTiming;
import org.clearlane.devices.serial.LinkOpener;

/** Lanes for tests. */
public final class TestLanes {
  /** The standard's timing but for the silence, which nobody wants to wait for. */
  private static final OsdpTiming QUICK =
      new OsdpTiming(
          OsdpTiming.STANDARD.reply(),
          OsdpTiming.STANDARD.poll(),
          OsdpTiming.STANDARD.refresh(),
          Duration.ofSeconds(3));

  private TestLanes() {}

  /** Lanes on lines of the test. */
  public static ConnectedLanes over(LinkOpener lines) {
    return new ConnectedLanes(lines, QUICK);
  }
}
