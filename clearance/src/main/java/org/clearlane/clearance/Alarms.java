// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

import java.util.List;
import java.util.UUID;

/** The current authority's alarms. Thread safe. */
public interface Alarms {
  /** Those that last, or that nobody has acknowledged yet; newest first, at most 200. */
  List<Alarm> open();

  /**
   * Takes note of an alarm. The first who does is kept.
   *
   * @param by who, for the record
   * @return false if there is no such alarm
   */
  boolean acknowledge(UUID id, String by);
}
