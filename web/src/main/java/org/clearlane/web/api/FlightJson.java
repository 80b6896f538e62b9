// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import java.util.Map;
import java.util.TreeMap;
import org.clearlane.enrollment.Flight;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A flight as partners see it. */
@Schema(name = "Flight")
public record FlightJson(
    @Schema(examples = "5a2b8a7e-6d0e-4a53-9c39-0f6f5f1f7c11") String id,
    @Schema(examples = "UO") String carrier,
    @Schema(description = "Without leading zeros", examples = "860") String number,
    @Schema(description = "The local date of departure", examples = "2026-11-28") String date,
    @Schema(examples = "HKG") String from,
    @Schema(examples = "NRT") String to,
    @Schema(examples = "2026-11-28T09:15:00Z") String scheduledDeparture,
    @Schema(description = "Another partner that runs touchpoints", examples = "airport")
        @Nullable String handler,
    @Schema(enumeration = {"OPEN", "BOARDING", "DEPARTED", "CANCELLED"}) String state,
    @Schema(description = "Passengers with a journey token who were not offloaded") long checkedIn,
    long offloaded,
    @Schema(
            description = "How many were confirmed, by touchpoint",
            examples =
                "{\"BAG_DROP\":41,\"SECURITY\":38,\"BOARDING\":0,\"DEPARTURE_IMMIGRATION\":12}")
        Map<String, Long> passed) {

  static FlightJson of(Flight flight) {
    Map<String, Long> passed = new TreeMap<>();
    flight.passed().forEach((touchpoint, count) -> passed.put(touchpoint.name(), count));
    return new FlightJson(
        flight.id().toString(),
        flight.plan().carrier(),
        flight.plan().number(),
        flight.plan().date().toString(),
        flight.plan().origin(),
        flight.plan().destination(),
        flight.plan().departsAt().toString(),
        flight.plan().handler().orElse(null),
        flight.state().name(),
        flight.checkedIn(),
        flight.offloaded(),
        passed);
  }
}
