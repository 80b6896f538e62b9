// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.wall;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.websocket.Session;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.clearlane.clearance.LaneChanged;
import org.clearlane.clearance.PassageChanged;
import org.clearlane.kernel.Authority;

/**
 * Tells the open walls of an authority that something changed, without saying what: each wall then
 * asks for what its officer may see. On the lane's thread nothing but a delayed task is made.
 */
@ApplicationScoped
public class WallPush {
  /** Five a second: faster than an eye follows, slow enough for a browser with many lanes. */
  private static final Duration INTERVAL = Duration.ofMillis(200);

  @Resource private ManagedScheduledExecutorService executor;
  private Throttle<Authority> throttle;
  private final Map<Authority, Set<Session>> walls = new ConcurrentHashMap<>();

  @PostConstruct
  void start() {
    throttle = new Throttle<>(INTERVAL, InstantSource.system(), this::later, this::tell);
  }

  void join(Authority authority, Session wall) {
    walls.computeIfAbsent(authority, _ -> ConcurrentHashMap.newKeySet()).add(wall);
  }

  void leave(Session wall) {
    walls.values().forEach(sessions -> sessions.remove(wall));
  }

  void passageChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) PassageChanged event) {
    changed(event.authority());
  }

  void laneChanged(@Observes LaneChanged event) {
    changed(event.authority());
  }

  private void changed(Authority authority) {
    if (!walls.getOrDefault(authority, Set.of()).isEmpty()) {
      throttle.signal(authority);
    }
  }

  private void later(Runnable task, Duration after) {
    var _ = executor.schedule(task, after.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void tell(Authority authority) {
    for (Session wall : walls.getOrDefault(authority, Set.of())) {
      if (wall.isOpen()) {
        var _ = wall.getAsyncRemote().sendText("changed");
      }
    }
  }
}
