// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.journey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.clearlane.enrollment.ConsentEnded;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.FlightId;
import org.clearlane.enrollment.FlightState;
import org.clearlane.enrollment.JourneyId;
import org.clearlane.enrollment.JourneyState;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.ErasedTravellerException;
import org.clearlane.kernel.TravellerId;

/**
 * Destroys journeys. First the row forgets everything and says that it has ended, then, once that
 * has committed, the key is destroyed, then the row goes: a crash between two steps is made good by
 * the next run.
 */
@ApplicationScoped
@Transactional
public class JourneyEnd {
  static final int AT_ONCE = 500;

  private @Inject EntityManager entities;
  private @Inject DataProtection protection;
  private @Inject AuditTrail audit;
  private @Inject FlightFigures figures;
  private @Inject Event<GalleryChange> galleries;
  private @Inject Event<Ended> ended;

  /** The row has forgotten everything; its key goes once that has committed. */
  record Ended(TravellerId key) {}

  /** Why a journey is destroyed. */
  enum Cause {
    /** The time after departure is over. */
    RETENTION,
    /** The passenger wants no token any more. */
    PASSENGER,
    /** The traveller's consent has ended. */
    CONSENT,
    /** The key was destroyed before, and a restored database has the row again. */
    KEY_GONE
  }

  void destroyKey(@Observes(during = TransactionPhase.AFTER_SUCCESS) Ended event) {
    protection.destroy(event.key());
  }

  void consentEnded(@Observes ConsentEnded event) {
    if (event.purpose() == ConsentPurpose.FLIGHT_TOKEN) {
      entities
          .createQuery(
              "select j from JourneyEntity j where j.traveller = :traveller"
                  + " and j.state <> :ended order by j.id",
              JourneyEntity.class)
          .setParameter("traveller", event.traveller().value())
          .setParameter("ended", JourneyState.ENDED)
          .setLockMode(LockModeType.PESSIMISTIC_WRITE)
          .getResultList()
          .forEach(it -> end(it, Cause.CONSENT, Actors.SYSTEM));
    }
  }

  /**
   * Ends a journey of the partner.
   *
   * @return false if there is none
   */
  boolean withdraw(JourneyId id, String partner) {
    JourneyEntity journey =
        entities.find(JourneyEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
    if (journey == null
        || journey.state() == JourneyState.ENDED
        || !entities.find(FlightEntity.class, journey.flight().value()).of(partner)) {
      return false;
    }
    end(journey, Cause.PASSENGER, Actors.partner(partner));
    return true;
  }

  /**
   * Ends journeys whose time is over.
   *
   * @param most how many
   * @return how many
   */
  int due(Instant now, int most) {
    Instant before = now.minus(JourneySettings.RETENTION.get());
    List<JourneyEntity> due =
        entities
            .createQuery(
                "select j from JourneyEntity j, FlightEntity f where j.flight = f.id"
                    + " and f.departsAt <= :before and j.state <> :ended order by j.id",
                JourneyEntity.class)
            .setParameter("before", before)
            .setParameter("ended", JourneyState.ENDED)
            .setMaxResults(most)
            .getResultList();
    for (JourneyEntity found : due) {
      entities.refresh(found, LockModeType.PESSIMISTIC_WRITE);
      if (found.state() != JourneyState.ENDED) {
        end(found, Cause.RETENTION, Actors.SYSTEM);
      }
    }
    return due.size();
  }

  /** Closes flights whose time is over and about which nobody said that they left. */
  void closeFlights(Instant now) {
    entities
        .createQuery(
            "select f from FlightEntity f where f.departsAt <= :before"
                + " and f.state in (:open, :boarding)",
            FlightEntity.class)
        .setParameter("before", now.minus(JourneySettings.RETENTION.get()))
        .setParameter("open", FlightState.OPEN)
        .setParameter("boarding", FlightState.BOARDING)
        .getResultList()
        .forEach(
            flight -> {
              flight.advance(FlightState.DEPARTED);
              galleries.fire(new GalleryChange.Over(flight.id()));
            });
  }

  /**
   * Destroys what a crash may have left of the keys of ended journeys, and deletes their rows.
   *
   * @return how many
   */
  int sweep() {
    List<JourneyEntity> rows = ended().setMaxResults(AT_ONCE).getResultList();
    for (JourneyEntity row : rows) {
      protection.destroy(row.key());
      entities.remove(row);
    }
    return rows.size();
  }

  private TypedQuery<JourneyEntity> ended() {
    return entities
        .createQuery("select j from JourneyEntity j where j.state = :ended", JourneyEntity.class)
        .setParameter("ended", JourneyState.ENDED);
  }

  /** Journeys that are not ended, in the order of their ids. */
  List<JourneyId> after(Optional<JourneyId> last) {
    return entities
        .createQuery(
            "select j.id from JourneyEntity j where j.id > :last and j.state <> :ended"
                + " order by j.id",
            UUID.class)
        .setParameter("last", last.map(JourneyId::value).orElse(new UUID(0, 0)))
        .setParameter("ended", JourneyState.ENDED)
        .setMaxResults(AT_ONCE)
        .getResultStream()
        .map(JourneyId::new)
        .toList();
  }

  /**
   * Ends a journey whose key is gone.
   *
   * @return whether it was
   */
  boolean endWithoutKey(JourneyId id) {
    JourneyEntity journey =
        entities.find(JourneyEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
    if (journey == null || journey.state() == JourneyState.ENDED) {
      return false;
    }
    try {
      byte[] passenger = journey.sealedPassenger().orElse(new byte[0]);
      byte[] _ = protection.open(journey.key(), StoredJourneys.PASSENGER, passenger);
      return false;
    } catch (ErasedTravellerException e) {
      end(journey, Cause.KEY_GONE, Actors.SYSTEM);
      return true;
    }
  }

  private void end(JourneyEntity journey, Cause cause, String by) {
    count(journey);
    journey.end();
    entities.flush();
    int _ =
        entities
            .createNativeQuery("update enrollment.journey set traveller = null where id = ?1")
            .setParameter(1, journey.id().value())
            .executeUpdate();
    AuditEntry entry =
        AuditEntry.of("journey.destroyed", by, "journey:" + journey.id()).with("cause", cause);
    audit.append(cause == Cause.KEY_GONE ? entry : entry.about(journey.key()));
    galleries.fire(
        new GalleryChange.Moved(
            journey.id(), journey.flight(), journey.change(), Optional.empty()));
    ended.fire(new Ended(journey.key()));
  }

  private void count(JourneyEntity journey) {
    FlightId flight = journey.flight();
    figures.keep(
        flight,
        journey.state() == JourneyState.OFFLOADED
            ? FlightFigures.OFFLOADED
            : FlightFigures.CHECKED_IN);
    List<TouchEntity> touches =
        entities
            .createQuery(
                "select t from TouchEntity t where t.journey = :journey", TouchEntity.class)
            .setParameter("journey", journey.id().value())
            .getResultList();
    for (TouchEntity touch : touches) {
      figures.keep(flight, touch.touchpoint().name());
      entities.remove(touch);
    }
  }
}
