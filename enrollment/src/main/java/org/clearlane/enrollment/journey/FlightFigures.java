// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.journey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.clearlane.enrollment.FlightId;
import org.clearlane.enrollment.JourneyState;
import org.clearlane.enrollment.Touchpoint;

/** Counts passengers by flight: of the journeys that are there, and those that were destroyed. */
@ApplicationScoped
@Transactional
public class FlightFigures {
  static final String CHECKED_IN = "CHECKED_IN";
  static final String OFFLOADED = "OFFLOADED";

  private @Inject EntityManager entities;

  /** A flight's figures; see {@link org.clearlane.enrollment.Flight}. */
  record Figures(long checkedIn, long offloaded, Map<Touchpoint, Long> passed) {
    static final Figures NONE = new Figures(0, 0, Map.of());

    static Figures of(Map<String, Long> counts) {
      return new Figures(
          counts.getOrDefault(CHECKED_IN, 0L),
          counts.getOrDefault(OFFLOADED, 0L),
          Arrays.stream(Touchpoint.values())
              .collect(Collectors.toMap(it -> it, it -> counts.getOrDefault(it.name(), 0L))));
    }
  }

  Map<FlightId, Figures> of(Collection<FlightId> flights) {
    if (flights.isEmpty()) {
      return Map.of();
    }
    Map<UUID, Map<String, Long>> counts = new HashMap<>();
    List<UUID> ids = flights.stream().map(FlightId::value).toList();
    add(
        counts,
        rows(
            "select j.flight, j.state, count(j) from JourneyEntity j"
                + " where j.flight in :flights and j.state <> :ended group by j.flight, j.state",
            ids,
            JourneyState.ENDED));
    add(
        counts,
        rows(
            "select j.flight, t.touchpoint, count(t) from TouchEntity t, JourneyEntity j"
                + " where t.journey = j.id and j.flight in :flights and j.state <> :ended"
                + " group by j.flight, t.touchpoint",
            ids,
            JourneyState.ENDED));
    add(counts, tallies(ids));
    return counts.entrySet().stream()
        .collect(
            Collectors.toMap(it -> new FlightId(it.getKey()), it -> Figures.of(it.getValue())));
  }

  private List<Object[]> rows(String query, List<UUID> flights, JourneyState ended) {
    return entities
        .createQuery(query, Object[].class)
        .setParameter("flights", flights)
        .setParameter("ended", ended)
        .getResultList();
  }

  private List<Object[]> tallies(List<UUID> flights) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select flight, what, number from enrollment.flight_tally"
                    + " where flight = any (cast(?1 as uuid[]))")
            .setParameter(
                1, flights.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")))
            .getResultList();
    return rows.stream().map(Object[].class::cast).toList();
  }

  private static void add(Map<UUID, Map<String, Long>> counts, List<Object[]> rows) {
    for (Object[] row : rows) {
      counts
          .computeIfAbsent((UUID) row[0], _ -> new HashMap<>())
          .merge(figure(row[1]), (Long) row[2], Long::sum);
    }
  }

  private static String figure(Object what) {
    return switch (what) {
      case JourneyState.OFFLOADED -> OFFLOADED;
      case JourneyState _ -> CHECKED_IN;
      default -> what.toString();
    };
  }

  /** Counts one that is about to be destroyed. */
  void keep(FlightId flight, String what) {
    int _ =
        entities
            .createNativeQuery(
                "insert into enrollment.flight_tally (flight, what, number) values (?1, ?2, 1)"
                    + " on conflict (flight, what) do update"
                    + " set number = enrollment.flight_tally.number + 1")
            .setParameter(1, flight.value())
            .setParameter(2, what)
            .executeUpdate();
  }
}
