// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.journey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clearlane.biometrics.FaceAcquisition.Acquired;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.enrollment.CheckIn;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.Consents;
import org.clearlane.enrollment.DepartureEligibility;
import org.clearlane.enrollment.DepartureOutcome;
import org.clearlane.enrollment.Enrollments;
import org.clearlane.enrollment.FlightId;
import org.clearlane.enrollment.FlightState;
import org.clearlane.enrollment.Journey;
import org.clearlane.enrollment.JourneyId;
import org.clearlane.enrollment.JourneyOutcome;
import org.clearlane.enrollment.JourneyOutcome.Accepted;
import org.clearlane.enrollment.JourneyOutcome.Reason;
import org.clearlane.enrollment.JourneyOutcome.Refused;
import org.clearlane.enrollment.JourneyState;
import org.clearlane.enrollment.Passenger;
import org.clearlane.enrollment.TouchOutcome;
import org.clearlane.enrollment.Touchpoint;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;
import org.clearlane.kernel.BoardingPass;
import org.clearlane.kernel.BoardingPassLeg;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.Outbox;
import org.clearlane.kernel.PartnerEvent;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.kernel.TravellerId;
import org.jspecify.annotations.Nullable;

/**
 * Journey tokens in the authority's database. Each method is a transaction; whatever changes a
 * journey holds its row. Locks are taken in one order: the traveller's row, the boarding pass, the
 * journey's row.
 */
@ApplicationScoped
@Transactional
public class StoredJourneys {
  /** What is sealed, as {@link DataProtection} names it. */
  static final String PASSENGER = "journey-passenger";

  static final String TEMPLATE = "journey-template";
  static final String IMAGE = "journey-image";

  /** Bags are taken up to a day ahead. */
  private static final Duration AHEAD = Duration.ofHours(24);

  private static final int MOST_FOUND = 50;

  private @Inject EntityManager entities;
  private @Inject DataProtection protection;
  private @Inject AuditTrail audit;
  private @Inject Outbox outbox;
  private @Inject Enrollments enrollments;
  private @Inject Consents consents;
  private @Inject EligibilityRule rule;
  private @Inject Event<GalleryChange> galleries;

  /** A leg of a boarding pass and the flight that it is for. */
  private record Booking(BoardingPassLeg leg, FlightEntity flight) {}

  /** Makes a token, or checks its passenger in again. */
  JourneyOutcome checkIn(CheckIn request, BoardingPass pass, Acquired face, String partner) {
    Optional<Booking> booking = booking(pass, partner);
    if (booking.isEmpty()) {
      return new Refused(Reason.FLIGHT_UNKNOWN);
    }
    if (!booking.get().flight().state().open()) {
      return new Refused(Reason.FLIGHT_OVER);
    }
    request.document().flatMap(enrollments::byDocument).ifPresent(this::holdTraveller);
    JourneyEntity.Indices indices = indices(pass, booking.get());
    AdvisoryLock.hold(entities, indices.pass());
    Optional<JourneyEntity> known = byPass(indices.pass());
    if (known.filter(it -> it.state() == JourneyState.BOARDED).isPresent()) {
      return new Refused(Reason.BOARDED);
    }
    boolean fresh = known.isEmpty();
    JourneyEntity journey = known.orElseGet(() -> new JourneyEntity(JourneyId.random(), now()));
    book(journey, booking.get(), indices, pass, request.document());
    keepFace(journey, face, request);
    if (fresh) {
      entities.persist(journey);
    }
    decide(journey, request, face.template());
    audit.append(
        entry("journey.checked-in", journey, Actors.partner(partner))
            .with("flight", journey.flight())
            .with("eligibility", journey.eligibility())
            .with("consent-text", request.consentText())
            .with("again", !fresh));
    moved(journey, Optional.of(face.template()));
    return new Accepted(view(journey), fresh);
  }

  private Optional<Booking> booking(BoardingPass pass, String partner) {
    LocalDate today = LocalDate.now(ZoneId.systemDefault());
    List<Booking> bookings =
        pass.legs().stream()
            .flatMap(
                leg ->
                    leg
                        .dateNear(today)
                        .flatMap(date -> flight(leg, date))
                        .filter(it -> it.of(partner))
                        .map(it -> new Booking(leg, it))
                        .stream())
            .toList();
    return bookings.stream()
        .filter(it -> it.flight().state().open())
        .findFirst()
        .or(() -> bookings.stream().findFirst());
  }

  private Optional<FlightEntity> flight(BoardingPassLeg leg, LocalDate date) {
    return entities
        .createQuery(
            "select f from FlightEntity f where f.carrier = :carrier and f.number = :number"
                + " and f.departsOn = :date and f.origin = :origin"
                + " and f.destination = :destination",
            FlightEntity.class)
        .setParameter("carrier", leg.carrier())
        .setParameter("number", leg.shortFlightNumber())
        .setParameter("date", date)
        .setParameter("origin", leg.origin())
        .setParameter("destination", leg.destination())
        .getResultStream()
        .findFirst();
  }

  /** A consent that is withdrawn meanwhile waits, and then finds the journey. */
  private void holdTraveller(TravellerId traveller) {
    var _ =
        entities
            .createNativeQuery("select id from enrollment.traveller where id = ?1 for share")
            .setParameter(1, traveller.value())
            .getResultList();
  }

  private JourneyEntity.Indices indices(BoardingPass pass, Booking booking) {
    BoardingPassLeg leg = booking.leg();
    String flight = booking.flight().id().toString();
    return new JourneyEntity.Indices(
        protection.blindIndex(
            "boarding-pass",
            String.join("|", flight, leg.locator(), leg.sequence(), pass.passengerName())),
        locatorIndex(leg.locator()),
        sequenceIndex(booking.flight().id(), leg.sequence()));
  }

  private byte[] locatorIndex(String locator) {
    return protection.blindIndex("journey-locator", locator);
  }

  private byte[] sequenceIndex(FlightId flight, String sequence) {
    return protection.blindIndex(
        "journey-sequence", flight + "|" + sequence.replaceFirst("^0+(?=.)", ""));
  }

  private Optional<JourneyEntity> byPass(byte[] index) {
    return entities
        .createQuery(
            "select j from JourneyEntity j where j.passIndex = :index", JourneyEntity.class)
        .setParameter("index", index)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  private void book(
      JourneyEntity journey,
      Booking booking,
      JourneyEntity.Indices indices,
      BoardingPass pass,
      Optional<TravelDocument> document) {
    BoardingPassLeg leg = booking.leg();
    PassengerCodec.Known known =
        new PassengerCodec.Known(
            new Passenger(pass.passengerName(), leg.locator(), leg.seat(), leg.sequence()),
            document);
    journey.book(
        booking.flight().id(),
        indices,
        protection.seal(journey.key(), PASSENGER, PassengerCodec.write(known)));
  }

  private void keepFace(JourneyEntity journey, Acquired face, CheckIn request) {
    journey.face(
        face.template().modelId(),
        protection.seal(journey.key(), TEMPLATE, face.template().toBytes()));
    journey.image(protection.seal(journey.key(), IMAGE, request.portrait()));
  }

  private void decide(JourneyEntity journey, CheckIn request, FaceTemplate face) {
    EligibilityRule.Decision decision = rule.decide(request.document(), face);
    journey.checkIn(decision.eligibility(), request.consentText(), now());
    entities.flush();
    int _ =
        entities
            .createNativeQuery(
                "update enrollment.journey set traveller = cast(nullif(?1, '') as uuid) where id = ?2")
            .setParameter(1, decision.traveller().map(TravellerId::toString).orElse(""))
            .setParameter(2, journey.id().value())
            .executeUpdate();
  }

  /** One of the partner's journeys. */
  Optional<Journey> find(JourneyId id, String partner) {
    return owned(entities.find(JourneyEntity.class, id.value()), partner).map(this::view);
  }

  private Optional<JourneyEntity> owned(@Nullable JourneyEntity journey, String partner) {
    return Optional.ofNullable(journey)
        .filter(it -> it.state() != JourneyState.ENDED)
        .filter(it -> flight(it).of(partner));
  }

  private FlightEntity flight(JourneyEntity journey) {
    return entities.find(FlightEntity.class, journey.flight().value());
  }

  private Optional<JourneyEntity> held(JourneyId id) {
    return Optional.ofNullable(
            entities.find(JourneyEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
        .filter(it -> it.state() != JourneyState.ENDED);
  }

  JourneyOutcome rebook(JourneyId id, BoardingPass pass, String partner) {
    Optional<Booking> booking = booking(pass, partner);
    if (booking.isEmpty()) {
      return new Refused(Reason.FLIGHT_UNKNOWN);
    }
    JourneyEntity.Indices indices = indices(pass, booking.get());
    AdvisoryLock.hold(entities, indices.pass());
    Optional<JourneyEntity> found = held(id).flatMap(it -> owned(it, partner));
    if (found.isEmpty()) {
      return new Refused(Reason.UNKNOWN);
    }
    JourneyEntity journey = found.get();
    Optional<Reason> reason = notRebooked(journey, pass, booking.get(), indices);
    if (reason.isPresent()) {
      return new Refused(reason.get());
    }
    FlightId before = journey.flight();
    book(journey, booking.get(), indices, pass, known(journey).document());
    audit.append(
        entry("journey.rebooked", journey, Actors.partner(partner))
            .with("from", before)
            .with("to", journey.flight()));
    moved(journey, journey.findable() ? Optional.of(template(journey)) : Optional.empty());
    return new Accepted(view(journey), false);
  }

  private Optional<Reason> notRebooked(
      JourneyEntity journey, BoardingPass pass, Booking booking, JourneyEntity.Indices indices) {
    if (journey.state() == JourneyState.BOARDED) {
      return Optional.of(Reason.BOARDED);
    }
    if (!booking.flight().state().open()) {
      return Optional.of(Reason.FLIGHT_OVER);
    }
    if (!known(journey).passenger().name().equals(pass.passengerName())) {
      return Optional.of(Reason.PASSENGER_DIFFERS);
    }
    return byPass(indices.pass()).filter(it -> !it.id().equals(journey.id())).isPresent()
        ? Optional.of(Reason.ALREADY_CHECKED_IN)
        : Optional.empty();
  }

  /**
   * Has a passenger not fly.
   *
   * @param partner whose journey it must be; empty for officers
   */
  JourneyOutcome offload(JourneyId id, Optional<String> partner, String by) {
    Optional<JourneyEntity> found =
        held(id).filter(it -> partner.isEmpty() || owned(it, partner.get()).isPresent());
    if (found.isEmpty()) {
      return new Refused(Reason.UNKNOWN);
    }
    JourneyEntity journey = found.get();
    if (journey.state() != JourneyState.OFFLOADED) {
      journey.offload();
      int _ =
          entities
              .createQuery(
                  "delete from TouchEntity t where t.journey = :journey and t.touchpoint = :at")
              .setParameter("journey", id.value())
              .setParameter("at", Touchpoint.BOARDING)
              .executeUpdate();
      audit.append(entry("journey.offloaded", journey, by));
      tellCarrier(journey, "offloaded", Json.createObjectBuilder());
      moved(journey, Optional.empty());
    }
    return new Accepted(view(journey), false);
  }

  /** Open flights that a touchpoint of a partner searches, or why none are. */
  SearchedFlights searched(
      String partner, Touchpoint touchpoint, Optional<FlightId> only, String airport) {
    if (only.isEmpty()) {
      return new SearchedFlights.These(
          new HashSet<>(ids(leaving(airport).stream().filter(it -> it.of(partner)).toList())));
    }
    FlightEntity flight = entities.find(FlightEntity.class, only.get().value());
    if (flight == null || !flight.of(partner)) {
      return new SearchedFlights.None(TouchOutcome.Reason.FLIGHT_UNKNOWN);
    }
    boolean open =
        touchpoint == Touchpoint.BOARDING
            ? flight.state() == FlightState.BOARDING
            : flight.state().open();
    return open
        ? new SearchedFlights.These(Set.of(flight.id()))
        : new SearchedFlights.None(TouchOutcome.Reason.FLIGHT_NOT_OPEN);
  }

  /** Every partner's open flights of an airport that leave within a day. */
  Set<FlightId> leavingFrom(String airport) {
    return new HashSet<>(ids(leaving(airport)));
  }

  private static List<FlightId> ids(List<FlightEntity> flights) {
    return flights.stream().map(FlightEntity::id).toList();
  }

  private List<FlightEntity> leaving(String airport) {
    return entities
        .createQuery(
            "select f from FlightEntity f where f.origin = :airport and f.departsAt < :until"
                + " and f.state in (:open, :boarding)",
            FlightEntity.class)
        .setParameter("airport", airport)
        .setParameter("until", Instant.now().plus(AHEAD))
        .setParameter("open", FlightState.OPEN)
        .setParameter("boarding", FlightState.BOARDING)
        .getResultList();
  }

  /**
   * Records that a passenger was recognised, unless the journey has moved on since the search.
   *
   * @param among the flights that were searched
   */
  Optional<TouchOutcome.Confirmed> touch(
      JourneyId id, Touchpoint touchpoint, String place, Set<FlightId> among, String partner) {
    return held(id)
        .filter(JourneyEntity::findable)
        .filter(it -> among.contains(it.flight()))
        .filter(it -> it.traveller().filter(rule::suspended).isEmpty())
        .map(
            journey -> {
              boolean repeated = repeated(journey, touchpoint, place, Actors.partner(partner));
              if (touchpoint == Touchpoint.BOARDING) {
                journey.board();
              }
              return new TouchOutcome.Confirmed(view(journey), repeated);
            });
  }

  private boolean repeated(JourneyEntity journey, Touchpoint touchpoint, String place, String by) {
    if (touches(journey.id()).stream().anyMatch(it -> it.touchpoint() == touchpoint)) {
      return true;
    }
    entities.persist(new TouchEntity(journey.id(), touchpoint, place, now()));
    audit.append(
        entry("journey.confirmed", journey, by)
            .with("touchpoint", touchpoint)
            .with("place", place)
            .with("flight", journey.flight()));
    tellCarrier(
        journey,
        "confirmed",
        Json.createObjectBuilder().add("touchpoint", touchpoint.name()).add("place", place));
    return false;
  }

  /** Tells whoever announced the flight what became of a passenger, by numbers only. */
  private void tellCarrier(JourneyEntity journey, String what, JsonObjectBuilder data) {
    FlightEntity flight = entities.find(FlightEntity.class, journey.flight().value());
    outbox.publish(
        new PartnerEvent(
            flight.partner(),
            "journey." + what,
            journey.id().toString(),
            data.add("flight", flight.id().toString()).build()));
  }

  private List<TouchEntity> touches(JourneyId journey) {
    return entities
        .createQuery("select t from TouchEntity t where t.journey = :journey", TouchEntity.class)
        .setParameter("journey", journey.value())
        .getResultList();
  }

  /** Lets an eligible resident be inspected by the lane; everybody else goes to a counter. */
  DepartureOutcome depart(JourneyId id, Set<FlightId> among, String lane) {
    return held(id)
        .filter(JourneyEntity::findable)
        .filter(it -> among.contains(it.flight()))
        .filter(it -> it.eligibility() == DepartureEligibility.ELIGIBLE)
        .filter(it -> it.traveller().filter(rule::suspended).isEmpty())
        .filter(this::passedSecurity)
        .flatMap(journey -> journey.traveller().map(it -> departed(journey, it, lane)))
        .orElseGet(DepartureOutcome.Counter::new);
  }

  private DepartureOutcome departed(JourneyEntity journey, TravellerId traveller, String lane) {
    if (!consents.granted(traveller, ConsentPurpose.FLIGHT_TOKEN)) {
      return new DepartureOutcome.Counter();
    }
    return new DepartureOutcome.Confirmed(
        journey.id(),
        traveller,
        repeated(journey, Touchpoint.DEPARTURE_IMMIGRATION, lane, "lane:" + lane));
  }

  private boolean passedSecurity(JourneyEntity journey) {
    return !JourneySettings.AFTER_SECURITY.get()
        || touches(journey.id()).stream().anyMatch(it -> it.touchpoint() == Touchpoint.SECURITY);
  }

  List<Journey> byLocator(String locator) {
    return found("j.locatorIndex = :index", locatorIndex(locator.strip().toUpperCase(Locale.ROOT)));
  }

  List<Journey> bySequence(FlightId flight, String sequence) {
    return found(
        "j.sequenceIndex = :index",
        sequenceIndex(flight, sequence.strip().toUpperCase(Locale.ROOT)));
  }

  private List<Journey> found(String where, byte[] index) {
    return entities
        .createQuery(
            "select j from JourneyEntity j where " + where + " order by j.createdAt desc",
            JourneyEntity.class)
        .setParameter("index", index)
        .setMaxResults(MOST_FOUND)
        .getResultStream()
        .map(this::view)
        .toList();
  }

  FaceTemplate template(JourneyEntity journey) {
    return FaceTemplate.fromBytes(
        protection.open(journey.key(), TEMPLATE, journey.sealedTemplate().orElseThrow()));
  }

  private PassengerCodec.Known known(JourneyEntity journey) {
    return PassengerCodec.read(
        protection.open(journey.key(), PASSENGER, journey.sealedPassenger().orElseThrow()));
  }

  private Journey view(JourneyEntity journey) {
    return new Journey(
        journey.id(),
        journey.flight(),
        journey.state(),
        journey.eligibility(),
        known(journey).passenger(),
        touches(journey.id()).stream()
            .collect(Collectors.toMap(TouchEntity::touchpoint, TouchEntity::touchedAt)));
  }

  /** Has the galleries follow once this has committed. */
  private void moved(JourneyEntity journey, Optional<FaceTemplate> face) {
    galleries.fire(new GalleryChange.Moved(journey.id(), journey.flight(), journey.change(), face));
  }

  private static AuditEntry entry(String action, JourneyEntity journey, String by) {
    return AuditEntry.of(action, by, "journey:" + journey.id()).about(journey.key());
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
