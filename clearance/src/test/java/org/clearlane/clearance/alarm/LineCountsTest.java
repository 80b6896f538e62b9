// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clearlane.devices.DeviceReport;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.DeviceStatus;
import org.clearlane.devices.LinkState;
import org.junit.jupiter.api.Test;

class LineCountsTest {
  @Test
  void tellsDamagedMessagesFromMissedAnswersAndReconnectsFromTheFirstOpening() {
    assertThat(LineCounts.of(report(3, 100, 90, 10, 7)))
        .isEqualTo(new LineCounts(100, 90, 3, 7, 2));
    assertThat(LineCounts.of(report(0, 0, 0, 0, 0))).isEqualTo(LineCounts.NONE);
  }

  @Test
  void countsWhatCameOnTop() {
    LineCounts before = new LineCounts(100, 90, 3, 7, 2);
    assertThat(new LineCounts(110, 99, 3, 8, 2).since(before))
        .isEqualTo(new LineCounts(10, 9, 0, 1, 0));
    assertThat(before.since(before)).isEqualTo(LineCounts.NONE);
    assertThat(before.since(LineCounts.NONE)).isEqualTo(before);
  }

  @Test
  void aDeviceThatWasAttachedAnewBeginsAgain() {
    LineCounts anew = new LineCounts(5, 5, 0, 0, 0);
    assertThat(anew.since(new LineCounts(4, 4, 0, 0, 1))).isEqualTo(anew);
  }

  private static DeviceReport report(
      long openings, long sent, long received, long faulty, long unanswered) {
    DeviceStatus status =
        new DeviceStatus(
            DeviceRole.GATE, LinkState.ONLINE, Instant.EPOCH, Optional.empty(), Optional.empty());
    return new DeviceReport(status, openings, sent, received, faulty, unanswered, List.of());
  }
}
