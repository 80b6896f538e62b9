// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.journey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.clearlane.enrollment.Flight;
import org.clearlane.enrollment.FlightId;
import org.clearlane.enrollment.FlightOutcome;
import org.clearlane.enrollment.FlightOutcome.Accepted;
import org.clearlane.enrollment.FlightOutcome.Reason;
import org.clearlane.enrollment.FlightOutcome.Refused;
import org.clearlane.enrollment.FlightPlan;
import org.clearlane.enrollment.FlightState;
import org.clearlane.enrollment.Flights;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;
import org.clearlane.kernel.DataProtection;

/** Flights in the authority's database. */
@ApplicationScoped
@Transactional
public class StoredFlights implements Flights {
  /** Airlines sell seats for less than a year ahead. */
  private static final Duration FARTHEST = Duration.ofDays(370);

  /** What was announced first binds how long a journey can be kept. */
  private static final Duration MOST_POSTPONED = Duration.ofDays(3);

  /** A local date begins and ends up to 14 hours before or after that of UTC. */
  private static final int DAYS_APART = 1;

  private static final int MOST_OF_A_DAY = 5_000;

  private @Inject EntityManager entities;
  private @Inject AuditTrail audit;
  private @Inject DataProtection protection;
  private @Inject FlightFigures figures;
  private @Inject Event<GalleryChange> galleries;

  @Override
  public FlightOutcome announce(FlightPlan plan, String partner) {
    if (!plausible(plan.departsAt()) || !sameDay(plan)) {
      return new Refused(Reason.TIME_NOT_ACCEPTED);
    }
    AdvisoryLock.hold(entities, protection.blindIndex("flight", key(plan)));
    Optional<FlightEntity> known = find(plan);
    if (known.isPresent()) {
      return known.get().partner().equals(partner)
          ? new Accepted(view(known.get()), false)
          : new Refused(Reason.OF_ANOTHER_PARTNER);
    }
    FlightEntity flight =
        new FlightEntity(plan, partner, Instant.now().truncatedTo(ChronoUnit.MICROS));
    entities.persist(flight);
    audit.append(entry("flight.announced", flight, partner).with("flight", plan.designator()));
    return new Accepted(view(flight), true);
  }

  private static String key(FlightPlan plan) {
    return String.join("|", plan.designator(), plan.date().toString(), plan.origin());
  }

  private static boolean plausible(Instant departsAt) {
    Instant now = Instant.now();
    return departsAt.isAfter(now.minus(JourneySettings.RETENTION.get()))
        && departsAt.isBefore(now.plus(FARTHEST));
  }

  private static boolean sameDay(FlightPlan plan) {
    LocalDate there = LocalDate.ofInstant(plan.departsAt(), ZoneOffset.UTC);
    return Math.abs(ChronoUnit.DAYS.between(there, plan.date())) <= DAYS_APART;
  }

  private Optional<FlightEntity> find(FlightPlan plan) {
    return entities
        .createQuery(
            "select f from FlightEntity f where f.carrier = :carrier and f.number = :number"
                + " and f.departsOn = :date and f.origin = :origin",
            FlightEntity.class)
        .setParameter("carrier", plan.carrier())
        .setParameter("number", plan.number())
        .setParameter("date", plan.date())
        .setParameter("origin", plan.origin())
        .getResultStream()
        .findFirst();
  }

  @Override
  public Optional<Flight> find(FlightId flight, String partner) {
    return Optional.ofNullable(entities.find(FlightEntity.class, flight.value()))
        .filter(it -> it.of(partner))
        .map(this::view);
  }

  @Override
  public List<Flight> onDay(LocalDate date, String partner) {
    return views(day(date).stream().filter(it -> it.of(partner)).toList());
  }

  @Override
  public List<Flight> onDay(LocalDate date) {
    return views(day(date));
  }

  private List<FlightEntity> day(LocalDate date) {
    return entities
        .createQuery(
            "select f from FlightEntity f where f.departsOn = :date"
                + " order by f.departsAt, f.carrier, f.number",
            FlightEntity.class)
        .setParameter("date", date)
        .setMaxResults(MOST_OF_A_DAY)
        .getResultList();
  }

  @Override
  public FlightOutcome reschedule(FlightId flight, Instant departsAt, String partner) {
    return change(
        flight,
        partner,
        it -> {
          if (!plausible(departsAt)) {
            return Optional.of(Reason.TIME_NOT_ACCEPTED);
          }
          if (departsAt.isAfter(it.firstPlannedAt().plus(MOST_POSTPONED))) {
            return Optional.of(Reason.POSTPONED_TOO_FAR);
          }
          if (!it.state().open()) {
            return Optional.of(Reason.OVER);
          }
          it.reschedule(departsAt);
          audit.append(entry("flight.rescheduled", it, partner).with("departs-at", departsAt));
          return Optional.empty();
        });
  }

  @Override
  public FlightOutcome advance(FlightId flight, FlightState next, String partner) {
    return change(
        flight,
        partner,
        it -> {
          if (it.state() == next) {
            return Optional.empty();
          }
          if (!it.state().leadsTo(next)) {
            return Optional.of(Reason.OVER);
          }
          it.advance(next);
          audit.append(entry("flight.advanced", it, partner).with("state", next));
          if (!next.open()) {
            galleries.fire(new GalleryChange.Over(flight));
          }
          return Optional.empty();
        });
  }

  private FlightOutcome change(
      FlightId id, String partner, Function<FlightEntity, Optional<Reason>> work) {
    FlightEntity flight =
        entities.find(FlightEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
    if (flight == null || !flight.partner().equals(partner)) {
      return new Refused(Reason.UNKNOWN);
    }
    return work.apply(flight)
        .<FlightOutcome>map(Refused::new)
        .orElseGet(() -> new Accepted(view(flight), false));
  }

  private Flight view(FlightEntity flight) {
    return views(List.of(flight)).getFirst();
  }

  private List<Flight> views(Collection<FlightEntity> flights) {
    Map<FlightId, FlightFigures.Figures> counted =
        figures.of(flights.stream().map(FlightEntity::id).toList());
    return flights.stream()
        .map(
            it -> {
              FlightFigures.Figures of = counted.getOrDefault(it.id(), FlightFigures.Figures.NONE);
              return new Flight(
                  it.id(),
                  it.partner(),
                  it.plan(),
                  it.state(),
                  of.checkedIn(),
                  of.offloaded(),
                  of.passed());
            })
        .toList();
  }

  private static AuditEntry entry(String action, FlightEntity flight, String partner) {
    return AuditEntry.of(action, Actors.partner(partner), "flight:" + flight.id());
  }
}
