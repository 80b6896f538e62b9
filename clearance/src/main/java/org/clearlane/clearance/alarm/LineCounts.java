// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.alarm;

import org.clearlane.devices.DeviceReport;

/**
 * What happened on a device's line, since its lane was attached or since it was last looked at.
 *
 * @param damaged messages that were not intact or not understood
 * @param unanswered answers that did not come in time
 * @param reconnects openings of the line but the first
 */
record LineCounts(long sent, long received, long damaged, long unanswered, long reconnects) {
  static final LineCounts NONE = new LineCounts(0, 0, 0, 0, 0);

  static LineCounts of(DeviceReport report) {
    return new LineCounts(
        report.sent(),
        report.received(),
        report.faulty() - report.unanswered(),
        report.unanswered(),
        Math.max(0, report.openings() - 1));
  }

  /** What came on top of an earlier look; all of it if the device was attached anew since. */
  LineCounts since(LineCounts before) {
    boolean anew =
        sent < before.sent
            || received < before.received
            || damaged < before.damaged
            || unanswered < before.unanswered
            || reconnects < before.reconnects;
    return anew
        ? this
        : new LineCounts(
            sent - before.sent,
            received - before.received,
            damaged - before.damaged,
            unanswered - before.unanswered,
            reconnects - before.reconnects);
  }
}
