// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.journey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.clearlane.biometrics.FaceAcquisition.Acquired;
import org.clearlane.biometrics.FaceMatcher;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.enrollment.FlightId;
import org.clearlane.enrollment.FlightState;
import org.clearlane.enrollment.JourneyId;
import org.clearlane.enrollment.JourneyState;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.ErasedTravellerException;

/** What the galleries of flights should hold, by the database. */
@ApplicationScoped
@Transactional
public class GallerySource {
  private @Inject EntityManager entities;
  private @Inject DataProtection protection;
  private @Inject FaceMatcher faces;

  /** A face that belongs in a gallery. */
  record Wanted(JourneyId journey, FlightId flight, long change) {}

  Set<FlightId> openFlights() {
    return new HashSet<>(
        entities
            .createQuery(
                "select f.id from FlightEntity f where f.state in (:open, :boarding)", UUID.class)
            .setParameter("open", FlightState.OPEN)
            .setParameter("boarding", FlightState.BOARDING)
            .getResultStream()
            .map(FlightId::new)
            .toList());
  }

  List<Wanted> wanted() {
    return entities
        .createQuery(
            "select j.id, j.flight, j.change from JourneyEntity j, FlightEntity f"
                + " where j.flight = f.id and f.state in (:open, :boarding)"
                + " and j.state in (:in, :on)",
            Object[].class)
        .setParameter("open", FlightState.OPEN)
        .setParameter("boarding", FlightState.BOARDING)
        .setParameter("in", JourneyState.CHECKED_IN)
        .setParameter("on", JourneyState.BOARDED)
        .getResultStream()
        .map(
            row ->
                new Wanted(
                    new JourneyId((UUID) row[0]), new FlightId((UUID) row[1]), (Long) row[2]))
        .toList();
  }

  /** The face of a journey under the current model, made anew from the picture if it must be. */
  Optional<FaceTemplate> face(JourneyId id) {
    JourneyEntity journey = entities.find(JourneyEntity.class, id.value());
    if (journey == null || !journey.findable()) {
      return Optional.empty();
    }
    try {
      return journey.modelId().equals(faces.modelId())
          ? journey
              .sealedTemplate()
              .map(it -> protection.open(journey.key(), StoredJourneys.TEMPLATE, it))
              .map(FaceTemplate::fromBytes)
          : renewed(journey);
    } catch (ErasedTravellerException e) {
      return Optional.empty();
    }
  }

  private Optional<FaceTemplate> renewed(JourneyEntity journey) {
    Optional<FaceTemplate> made =
        journey
            .sealedImage()
            .map(it -> protection.open(journey.key(), StoredJourneys.IMAGE, it))
            .map(faces::acquire)
            .filter(Acquired.class::isInstance)
            .map(it -> ((Acquired) it).template());
    made.ifPresent(
        it ->
            journey.face(
                it.modelId(),
                protection.seal(journey.key(), StoredJourneys.TEMPLATE, it.toBytes())));
    return made;
  }
}
