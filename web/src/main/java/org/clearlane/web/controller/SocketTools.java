// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.controller;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.Principal;
import java.util.Optional;
import org.clearlane.clearance.FrameOutcome;
import org.clearlane.clearance.LaneId;
import org.clearlane.clearance.Lanes;
import org.clearlane.devices.LaneController;
import org.clearlane.kernel.Authorities;
import org.clearlane.web.security.CallerName;
import org.jspecify.annotations.Nullable;

/** What sockets need of the application; the container injects nothing into them. */
@ApplicationScoped
class SocketTools {
  private @Inject Lanes lanes;
  private @Inject Authorities authorities;

  @Resource private ManagedThreadFactory threads;

  /** The caller, if it is the controller of that lane. */
  Optional<CallerName> controllerOf(String lane, @Nullable Principal caller) {
    return Optional.ofNullable(caller)
        .flatMap(principal -> CallerName.parse(principal.getName(), authorities))
        .filter(name -> name.name().equals("lane-" + lane));
  }

  /** Where the lane's controller is heard, at the current authority. */
  LaneController controller(LaneId lane) {
    return lanes.controller(lane);
  }

  /** What becomes of a frame, at the current authority's lane. */
  FrameOutcome frame(LaneId lane, SentFrame frame) {
    return lanes.submitFrame(
        lane, frame.passage(), frame.captureNonce(), frame.number(), frame.image());
  }

  Thread thread(Runnable work) {
    return threads.newThread(work);
  }
}
