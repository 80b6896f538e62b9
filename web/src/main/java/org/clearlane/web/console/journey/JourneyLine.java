// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.journey;

import java.util.EnumSet;
import java.util.List;
import org.clearlane.enrollment.Journey;
import org.clearlane.enrollment.JourneyState;

/**
 * A passenger as the page shows it, without a picture; {@code state}, {@code departure} and {@code
 * touchpoints} are parts of message keys.
 */
public record JourneyLine(
    String id,
    String name,
    String seat,
    String sequence,
    String state,
    String style,
    String departure,
    List<String> touchpoints,
    boolean flying) {

  static JourneyLine of(Journey journey) {
    return new JourneyLine(
        journey.id().toString(),
        journey.passenger().name(),
        journey.passenger().seat(),
        journey.passenger().sequence(),
        journey.state().name(),
        style(journey.state()),
        journey.eligibility().name(),
        journey.touches().isEmpty()
            ? List.of()
            : EnumSet.copyOf(journey.touches().keySet()).stream().map(Enum::name).toList(),
        journey.state() != JourneyState.OFFLOADED);
  }

  private static String style(JourneyState state) {
    return switch (state) {
      case CHECKED_IN -> "s-ready";
      case BOARDED -> "s-ok";
      case OFFLOADED, ENDED -> "s-idle";
    };
  }
}
