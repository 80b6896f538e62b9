// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import java.util.Map;
import java.util.TreeMap;
import org.clearlane.enrollment.Journey;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A journey token as partners see it: nothing that the boarding pass does not say. */
@Schema(name = "Journey")
public record JourneyJson(
    @Schema(examples = "c0ffee00-6d0e-4a53-9c39-0f6f5f1f7c11") String id,
    @Schema(examples = "5a2b8a7e-6d0e-4a53-9c39-0f6f5f1f7c11") String flight,
    @Schema(enumeration = {"CHECKED_IN", "OFFLOADED", "BOARDED"}) String state,
    @Schema(
            description =
                "ELIGIBLE: may leave through a lane by face. COUNTER: an officer at a counter; no"
                    + " reason is told.",
            enumeration = {"ELIGIBLE", "COUNTER"})
        String departure,
    @Schema(examples = "012A") String seat,
    @Schema(examples = "0025") String sequence,
    @Schema(
            description = "When the passenger was confirmed, by touchpoint",
            examples = "{\"BAG_DROP\":\"2026-11-28T07:02:11Z\"}")
        Map<String, String> touchpoints) {

  static JourneyJson of(Journey journey) {
    Map<String, String> touches = new TreeMap<>();
    journey.touches().forEach((touchpoint, at) -> touches.put(touchpoint.name(), at.toString()));
    return new JourneyJson(
        journey.id().toString(),
        journey.flight().toString(),
        journey.state().name(),
        journey.eligibility().name(),
        journey.passenger().seat(),
        journey.passenger().sequence(),
        touches);
  }
}
