// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.wall;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clearlane.clearance.Directive;
import org.clearlane.clearance.LaneView;
import org.clearlane.clearance.PassageState;
import org.clearlane.clearance.PassageView;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.DeviceStatus;
import org.clearlane.devices.LinkState;
import org.jspecify.annotations.Nullable;

/**
 * A lane as its card shows it.
 *
 * @param look what the lane does: a {@link Directive.Step}; or {@code INTERCEPTED}, which only the
 *     owning authority's officers see; or {@code OUT_OF_SERVICE} for a lane that is open but cannot
 *     serve. Part of message keys and name of the pictogram
 * @param style CSS class of the look
 * @param held whether somebody stands inside who was not let through
 * @param sinceMillis since when, in milliseconds since 1970
 */
public record LaneCard(
    String code,
    String direction,
    String procedure,
    boolean open,
    String look,
    String style,
    long sinceMillis,
    List<Link> links,
    boolean held,
    @Nullable PassageLine current,
    @Nullable PassageLine last) {

  /** How a device of the lane can be reached, as names of {@link DeviceRole}, {@link LinkState}. */
  public record Link(String role, String state, String style) {}

  static LaneCard of(LaneView lane) {
    String look = look(lane);
    Instant since = lane.directive().since();
    return new LaneCard(
        lane.configuration().id().code(),
        lane.configuration().direction().name(),
        lane.configuration().procedure().name(),
        lane.open(),
        look,
        style(look),
        since.toEpochMilli(),
        lane.devices().values().stream().map(LaneCard::link).toList(),
        lane.occupied() && lane.directive().step() == Directive.Step.REFERRED,
        lane.current().map(PassageLine::of).orElse(null),
        lane.last().map(PassageLine::of).orElse(null));
  }

  private static String look(LaneView lane) {
    Directive.Step step = lane.directive().step();
    return switch (step) {
      case CLOSED -> lane.open() ? "OUT_OF_SERVICE" : "CLOSED";
      case REFERRED -> isIntercepted(lane) ? "INTERCEPTED" : "REFERRED";
      case READY,
          READY_FOR_DOCUMENT,
          STEP_IN,
          FINGER,
          FINGER_AGAIN,
          LIFT_FINGER,
          CAPTURE,
          ONE_BY_ONE,
          WAIT,
          PROCEED ->
          step.name();
    };
  }

  private static boolean isIntercepted(LaneView lane) {
    return passage(lane).filter(p -> p.state() == PassageState.INTERCEPTED).isPresent();
  }

  /** The passage that the directive is about: the one in progress, else the one just ended. */
  private static Optional<PassageView> passage(LaneView lane) {
    return lane.current().or(lane::last);
  }

  private static String style(String look) {
    return switch (look) {
      case "READY", "READY_FOR_DOCUMENT" -> "s-ready";
      case "CAPTURE",
          "STEP_IN",
          "FINGER",
          "FINGER_AGAIN",
          "LIFT_FINGER",
          "ONE_BY_ONE",
          "WAIT",
          "OUT_OF_SERVICE" ->
          "s-busy";
      case "PROCEED" -> "s-ok";
      case "REFERRED" -> "s-refer";
      case "INTERCEPTED" -> "s-stop";
      default -> "s-idle";
    };
  }

  private static Link link(DeviceStatus device) {
    return new Link(device.role().name(), device.state().name(), style(device.state()));
  }

  private static String style(LinkState state) {
    return switch (state) {
      case ONLINE -> "s-ok";
      case DEGRADED, CONNECTING -> "s-busy";
      case OFFLINE -> "s-stop";
    };
  }
}
