// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.journey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.clearlane.enrollment.JourneyId;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;

/** What is done about journeys every minute; many short transactions. */
@ApplicationScoped
public class JourneyRounds {
  private @Inject JourneyEnd end;
  private @Inject FlightGalleries galleries;

  private final Set<Authority> checked = ConcurrentHashMap.newKeySet();

  /** One round for the current authority. */
  public void round() {
    if (!checked.contains(AuthorityContext.current())) {
      endWithoutKeys();
      boolean _ = checked.add(AuthorityContext.current());
    }
    destroy(Instant.now());
    galleries.align();
  }

  /** Destroys what is due by then, and what an earlier round did not finish. */
  void destroy(Instant now) {
    end.closeFlights(now);
    boolean more = true;
    while (more) {
      more = end.due(now, JourneyEnd.AT_ONCE) == JourneyEnd.AT_ONCE;
    }
    more = true;
    while (more) {
      more = end.sweep() == JourneyEnd.AT_ONCE;
    }
  }

  /** A restored database may have journeys again whose keys were destroyed: once after a start. */
  void endWithoutKeys() {
    Optional<JourneyId> last = Optional.empty();
    List<JourneyId> page = end.after(last);
    while (!page.isEmpty()) {
      page.forEach(end::endWithoutKey);
      page = end.after(Optional.of(page.getLast()));
    }
  }
}
