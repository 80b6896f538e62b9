// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Writes instants as the control point's clocks show them. */
public final class ClockTimes {
  private static final ZoneId HERE = ZoneId.systemDefault();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(HERE);
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(HERE);

  private ClockTimes() {}

  public static String time(Instant instant) {
    return TIME.format(instant);
  }

  public static String dayAndTime(Instant instant) {
    return DAY_AND_TIME.format(instant);
  }
}
