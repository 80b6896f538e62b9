// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.util.List;

/**
 * What is known about a device's line since its lane was attached.
 *
 * @param openings how often the line was opened
 * @param sent messages that went out
 * @param received intact messages that came in
 * @param faulty messages that were not intact, and answers that did not come
 * @param unanswered of these, the answers that did not come
 * @param notes the newest messages, oldest first, without those in which nothing happened
 */
public record DeviceReport(
    DeviceStatus status,
    long openings,
    long sent,
    long received,
    long faulty,
    long unanswered,
    List<FrameNote> notes) {
  public DeviceReport {
    notes = List.copyOf(notes);
  }
}
