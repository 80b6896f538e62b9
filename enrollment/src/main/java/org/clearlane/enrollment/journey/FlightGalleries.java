// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.journey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.clearlane.biometrics.FaceGallery;
import org.clearlane.biometrics.FaceIdentifier;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.GalleryName;
import org.clearlane.biometrics.Identification;
import org.clearlane.biometrics.ModelMismatchException;
import org.clearlane.biometrics.PersonId;
import org.clearlane.biometrics.UnknownGalleryException;
import org.clearlane.enrollment.FlightId;
import org.clearlane.enrollment.JourneyId;
import org.clearlane.enrollment.Journeys;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.jspecify.annotations.Nullable;

/**
 * The faces of passengers in memory, a gallery for each open flight. Follows what this server
 * commits at once; what other servers do, and what was there at the start, within {@link #align}.
 */
@ApplicationScoped
public class FlightGalleries {
  private static final String PREFIX = "flight-";

  private @Inject FaceGallery gallery;
  private @Inject FaceIdentifier identifier;
  private @Inject GallerySource source;

  private final Map<Authority, Map<JourneyId, Held>> heldBy = new ConcurrentHashMap<>();
  private final Set<Authority> aligned = ConcurrentHashMap.newKeySet();

  /**
   * What is known of a journey here.
   *
   * @param change of the journey, the newest that was followed
   * @param present whether the face is in the flight's gallery
   */
  private record Held(FlightId flight, long change, boolean present) {}

  /** Who stands before a camera, or that this cannot be told. */
  sealed interface Search {
    record Found(JourneyId journey) implements Search {}

    record NotFound() implements Search {}

    record TooMany() implements Search {}
  }

  void follow(@Observes(during = TransactionPhase.AFTER_SUCCESS) GalleryChange change) {
    switch (change) {
      case GalleryChange.Moved moved -> move(moved);
      case GalleryChange.Over(FlightId flight) -> drop(flight);
    }
  }

  private Map<JourneyId, Held> held() {
    return heldBy.computeIfAbsent(AuthorityContext.current(), _ -> new ConcurrentHashMap<>());
  }

  private void move(GalleryChange.Moved moved) {
    var _ =
        held()
            .compute(
                moved.journey(),
                (_, before) ->
                    before != null && before.change() >= moved.change()
                        ? before
                        : moved(moved, before));
  }

  private Held moved(GalleryChange.Moved moved, @Nullable Held before) {
    PersonId person = new PersonId(moved.journey().value());
    if (before != null && before.present()) {
      remove(before.flight(), person);
    }
    moved.face().ifPresent(face -> put(moved.flight(), person, face));
    return new Held(moved.flight(), moved.change(), moved.face().isPresent());
  }

  private void put(FlightId flight, PersonId person, FaceTemplate face) {
    GalleryName name = name(flight);
    boolean _ = gallery.create(name);
    try {
      gallery.replace(name, person, List.of(face));
    } catch (ModelMismatchException e) {
      // All the gallery holds is of a model that is not used any more; aligning fills it again.
      boolean _ = gallery.drop(name);
    } catch (UnknownGalleryException e) {
      // The flight is over meanwhile.
    }
  }

  private void remove(FlightId flight, PersonId person) {
    try {
      boolean _ = gallery.remove(name(flight), person);
    } catch (UnknownGalleryException e) {
      // Gone with its flight.
    }
  }

  private void drop(FlightId flight) {
    boolean _ = gallery.drop(name(flight));
    held().values().removeIf(it -> it.flight().equals(flight));
  }

  /** Whether the galleries have been filled since the start. */
  boolean ready() {
    return aligned.contains(AuthorityContext.current());
  }

  /** Makes the galleries what the database says. Safe beside changes that go on meanwhile. */
  void align() {
    Map<JourneyId, Held> before = Map.copyOf(held());
    Set<GalleryName> names = gallery.names();
    Set<GalleryName> open =
        source.openFlights().stream().map(FlightGalleries::name).collect(Collectors.toSet());
    names.stream()
        .filter(it -> it.value().startsWith(PREFIX) && !open.contains(it))
        .map(it -> FlightId.of(it.value().substring(PREFIX.length())))
        .forEach(this::drop);
    List<GallerySource.Wanted> wanted = source.wanted();
    wanted.forEach(this::fetch);
    Set<JourneyId> belong =
        wanted.stream().map(GallerySource.Wanted::journey).collect(Collectors.toSet());
    before.forEach(
        (journey, known) -> {
          if (!belong.contains(journey)) {
            forget(journey, known);
          }
        });
    boolean _ = aligned.add(AuthorityContext.current());
  }

  private void fetch(GallerySource.Wanted wanted) {
    Held known = held().get(wanted.journey());
    if (known == null || known.change() < wanted.change()) {
      source
          .face(wanted.journey())
          .ifPresent(
              face ->
                  move(
                      new GalleryChange.Moved(
                          wanted.journey(), wanted.flight(), wanted.change(), Optional.of(face))));
    }
  }

  /** Drops what the database does not want, unless it has changed since it was looked at. */
  private void forget(JourneyId journey, Held known) {
    var _ =
        held()
            .computeIfPresent(
                journey,
                (_, now) -> {
                  if (!now.equals(known)) {
                    return now;
                  }
                  remove(now.flight(), new PersonId(journey.value()));
                  return null;
                });
  }

  /** Searches the galleries of these flights. */
  Search search(Set<FlightId> flights, FaceTemplate probe) {
    Set<GalleryName> there = gallery.names();
    Set<GalleryName> names =
        flights.stream()
            .map(FlightGalleries::name)
            .filter(there::contains)
            .collect(Collectors.toSet());
    if (names.isEmpty()) {
      return new Search.NotFound();
    }
    try {
      long faces = names.stream().mapToLong(it -> gallery.size(it).references()).sum();
      return faces >= Journeys.MOST_FACES ? new Search.TooMany() : among(names, probe);
    } catch (UnknownGalleryException e) {
      return new Search.NotFound();
    }
  }

  private Search among(Set<GalleryName> names, FaceTemplate probe) {
    return switch (identifier.identify(names, probe, JourneySettings.policy())) {
      case Identification.Identified found ->
          new Search.Found(new JourneyId(found.candidate().person().value()));
      case Identification.Unknown _, Identification.Ambiguous _ -> new Search.NotFound();
      case Identification.NotSupported _ -> new Search.TooMany();
    };
  }

  private static GalleryName name(FlightId flight) {
    return new GalleryName(PREFIX + flight);
  }
}
