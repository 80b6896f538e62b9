// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import java.util.List;
import org.clearlane.devices.DeviceReport;
import org.clearlane.devices.DeviceStatus;
import org.clearlane.devices.FrameNote;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A device of a lane, for those who look after it. */
@Schema(name = "Device")
public record DeviceJson(
    @Schema(examples = "GATE") String role,
    @Schema(examples = "ONLINE") String state,
    @Schema(description = "When it entered this state") String since,
    @Schema(description = "When something sensible last came from it") @Nullable String lastSeen,
    @Schema(description = "The newest failure, kept after recovery", examples = "no reply to POLL")
        @Nullable String lastError,
    @Schema(description = "How often its line was opened") long openings,
    @Schema(description = "Messages that went out") long sent,
    @Schema(description = "Intact messages that came in") long received,
    @Schema(description = "Messages that were not intact, answers that did not come") long faulty,
    @Schema(description = "The newest messages, oldest first") @Nullable List<Note> notes) {

  /** One decoded message. */
  @Schema(name = "DeviceMessage")
  public record Note(
      String at,
      @Schema(
              examples = "SENT",
              enumeration = {"SENT", "RECEIVED", "FAULTY"})
          String direction,
      @Schema(examples = "OUT 00 05 32 00") String text) {
    static Note of(FrameNote note) {
      return new Note(note.at().toString(), note.direction().name(), note.text());
    }
  }

  static DeviceJson of(DeviceReport report) {
    return of(report, report.notes().stream().map(Note::of).toList());
  }

  static DeviceJson brief(DeviceReport report) {
    return of(report, null);
  }

  private static DeviceJson of(DeviceReport report, @Nullable List<Note> notes) {
    DeviceStatus status = report.status();
    return new DeviceJson(
        status.role().name(),
        status.state().name(),
        status.since().toString(),
        status.lastSeen().map(Object::toString).orElse(null),
        status.lastError().orElse(null),
        report.openings(),
        report.sent(),
        report.received(),
        report.faulty(),
        notes);
  }
}
