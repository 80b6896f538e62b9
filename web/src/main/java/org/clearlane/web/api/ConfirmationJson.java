// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import org.clearlane.biometrics.CaptureHint;
import org.clearlane.enrollment.Flight;
import org.clearlane.enrollment.Journey;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a touchpoint learns. */
@Schema(name = "Confirmation")
public record ConfirmationJson(
    @Schema(
            description =
                "CONFIRMED: this passenger. USE_DOCUMENT: ask for boarding pass and document."
                    + " ANOTHER_FLIGHT: the passenger flies today, but not from here.",
            enumeration = {"CONFIRMED", "USE_DOCUMENT", "ANOTHER_FLIGHT"})
        String outcome,
    @Nullable String journey,
    @Schema(description = "The passenger's flight") @Nullable String flight,
    @Schema(description = "The other flight, as people write it", examples = "UO860")
        @Nullable String designator,
    @Schema(examples = "012A") @Nullable String seat,
    @Schema(examples = "0025") @Nullable String sequence,
    @Schema(description = "Whether the passenger was confirmed at this kind of touchpoint before")
        @Nullable Boolean repeated,
    @Schema(description = "What would make another picture better", examples = "STEP_CLOSER")
        @Nullable String hint) {

  static ConfirmationJson confirmed(Journey journey, boolean repeated) {
    return new ConfirmationJson(
        "CONFIRMED",
        journey.id().toString(),
        journey.flight().toString(),
        null,
        journey.passenger().seat(),
        journey.passenger().sequence(),
        repeated,
        null);
  }

  static ConfirmationJson useDocument(@Nullable CaptureHint hint) {
    return new ConfirmationJson(
        "USE_DOCUMENT", null, null, null, null, null, null, hint == null ? null : hint.name());
  }

  static ConfirmationJson anotherFlight(Flight flight) {
    return new ConfirmationJson(
        "ANOTHER_FLIGHT",
        null,
        flight.id().toString(),
        flight.plan().designator(),
        null,
        null,
        null,
        null);
  }
}
