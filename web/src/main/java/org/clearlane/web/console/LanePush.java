// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.websocket.Session;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.clearlane.clearance.LaneChanged;
import org.clearlane.clearance.PassageChanged;
import org.clearlane.kernel.Authority;

/**
 * Tells the screens of an authority that something changed at its lanes, at most five times a
 * second and without saying what: the screen asks, with its officer's rights.
 */
@ApplicationScoped
public class LanePush {
  private static final long PAUSE_MILLIS = 200;

  @Resource private ManagedScheduledExecutorService scheduler;

  private final Map<Authority, Set<Session>> screens = new ConcurrentHashMap<>();
  private final Set<Authority> due = ConcurrentHashMap.newKeySet();

  void join(Authority authority, Session screen) {
    screens.computeIfAbsent(authority, _ -> ConcurrentHashMap.newKeySet()).add(screen);
  }

  void leave(Session screen) {
    screens.values().forEach(sessions -> sessions.remove(screen));
  }

  void passageChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) PassageChanged event) {
    tell(event.authority());
  }

  void laneChanged(@Observes LaneChanged event) {
    tell(event.authority());
  }

  private void tell(Authority authority) {
    if (screens.getOrDefault(authority, Set.of()).isEmpty() || !due.add(authority)) {
      return;
    }
    var _ = scheduler.schedule(() -> send(authority), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void send(Authority authority) {
    due.remove(authority);
    for (Session screen : screens.getOrDefault(authority, Set.of())) {
      if (screen.isOpen()) {
        var _ = screen.getAsyncRemote().sendText("changed");
      }
    }
  }
}
