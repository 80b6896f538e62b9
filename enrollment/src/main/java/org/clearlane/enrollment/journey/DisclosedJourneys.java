// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.journey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clearlane.enrollment.Disclosure.Touched;
import org.clearlane.enrollment.Disclosure.Trip;
import org.clearlane.enrollment.JourneyState;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.ErasedTravellerException;
import org.clearlane.kernel.TravellerId;

/** Reads a traveller's journeys for the traveller. */
@ApplicationScoped
@Transactional
public class DisclosedJourneys {
  private @Inject EntityManager entities;
  private @Inject DataProtection protection;

  /** Those that are not destroyed, by departure. */
  public List<Trip> of(TravellerId traveller) {
    return entities
        .createQuery(
            "select j from JourneyEntity j, FlightEntity f where j.flight = f.id"
                + " and j.traveller = :traveller and j.state <> :ended"
                + " order by f.departsAt, j.id",
            JourneyEntity.class)
        .setParameter("traveller", traveller.value())
        .setParameter("ended", JourneyState.ENDED)
        .getResultStream()
        .flatMap(this::readable)
        .toList();
  }

  /** A journey whose key is gone has nothing to tell, though its row may be there for a minute. */
  private Stream<Trip> readable(JourneyEntity journey) {
    try {
      return journey.sealedPassenger().map(passenger -> trip(journey, passenger)).stream();
    } catch (ErasedTravellerException e) {
      return Stream.empty();
    }
  }

  private Trip trip(JourneyEntity journey, byte[] passenger) {
    FlightEntity flight = entities.find(FlightEntity.class, journey.flight().value());
    return new Trip(
        journey.id(),
        flight.partner(),
        flight.plan(),
        journey.state(),
        journey.eligibility(),
        PassengerCodec.read(protection.open(journey.key(), StoredJourneys.PASSENGER, passenger))
            .passenger(),
        journey.consentText(),
        journey.consentedAt(),
        journey.modelId(),
        opened(journey, StoredJourneys.TEMPLATE, journey.sealedTemplate()).length,
        opened(journey, StoredJourneys.IMAGE, journey.sealedImage()),
        touches(journey));
  }

  private byte[] opened(JourneyEntity journey, String purpose, Optional<byte[]> bytes) {
    return bytes.map(it -> protection.open(journey.key(), purpose, it)).orElse(new byte[0]);
  }

  private List<Touched> touches(JourneyEntity journey) {
    return entities
        .createQuery(
            "select t from TouchEntity t where t.journey = :journey order by t.touchedAt",
            TouchEntity.class)
        .setParameter("journey", journey.id().value())
        .getResultStream()
        .map(touch -> new Touched(touch.touchpoint(), touch.place(), touch.touchedAt()))
        .toList();
  }
}
