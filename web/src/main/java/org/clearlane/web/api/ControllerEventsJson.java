// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import java.util.List;
import org.clearlane.devices.ControllerEvent;
import org.clearlane.devices.ControllerEvent.Sensed;
import org.clearlane.devices.GateEvent;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a lane controller's devices sensed. */
@Schema(name = "ControllerEvents")
public record ControllerEventsJson(
    @Schema(examples = "0c7e8a2e-5d5c-4a50-9f0c-3a6f3a0f7d11") @Nullable String session,
    @Nullable List<Event> events) {

  /** One event. */
  @Schema(name = "ControllerEvent")
  public record Event(
      @Schema(description = "Counts the events of one boot from 1", examples = "17")
          @Nullable Long number,
      @Schema(description = "By the controller's clock", examples = "2026-11-24T09:00:02.100Z")
          @Nullable String at,
      @Schema(
              examples = "PASSAGE_SENSED",
              enumeration = {
                "CODE_READ",
                "PASSAGE_SENSED",
                "TAILGATING_SENSED",
                "DOOR_OPENED",
                "DOOR_CLOSED",
                "ENTRY_DOOR_OPENED",
                "ENTRY_DOOR_CLOSED",
                "PRESENCE_ON",
                "PRESENCE_OFF",
                "TAMPER_ON",
                "TAMPER_OFF",
                "FIRE_RELEASE_ON",
                "FIRE_RELEASE_OFF"
              })
          @Nullable String type,
      @Schema(
              description = "The code, with CODE_READ: at most 8192 printable ASCII characters",
              examples = "CL1.a.eyJhbGciOi…")
          @Nullable String code) {

    private ControllerEvent parse() {
      Sensed what =
          "CODE_READ".equals(type)
              ? new Sensed.Code(Requests.member(code, "code"))
              : new Sensed.AtGate(Requests.constant(GateEvent.Type.class, type, "type"));
      return new ControllerEvent(
          Requests.member(number, "number"), Requests.instant(at, "at"), what);
    }

    /** Hides the code: it must not come into a log. */
    @Override
    public String toString() {
      return "Event[" + number + " " + type + "]";
    }
  }

  List<ControllerEvent> parse(int most) {
    return Requests.explained(
        () -> {
          List<Event> found = Requests.member(events, "events");
          if (found.size() > most) {
            throw new IllegalArgumentException("events has more than " + most + " members");
          }
          return found.stream().map(event -> Requests.member(event, "events").parse()).toList();
        });
  }
}
