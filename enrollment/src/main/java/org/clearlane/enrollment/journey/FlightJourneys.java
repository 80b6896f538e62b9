// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.journey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.clearlane.biometrics.CapturePurpose;
import org.clearlane.biometrics.FaceAcquisition;
import org.clearlane.biometrics.FaceMatcher;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.enrollment.CheckIn;
import org.clearlane.enrollment.DepartureOutcome;
import org.clearlane.enrollment.FlightId;
import org.clearlane.enrollment.Flights;
import org.clearlane.enrollment.Journey;
import org.clearlane.enrollment.JourneyId;
import org.clearlane.enrollment.JourneyOutcome;
import org.clearlane.enrollment.Journeys;
import org.clearlane.enrollment.TouchOutcome;
import org.clearlane.enrollment.TouchOutcome.NotConfirmed;
import org.clearlane.enrollment.TouchRequest;
import org.clearlane.enrollment.Touchpoint;
import org.clearlane.enrollment.journey.FlightGalleries.Search;
import org.clearlane.kernel.BarCodedBoardingPass;
import org.clearlane.kernel.BoardingPassReading;

/** Takes passengers through their journeys. No transaction is open while a picture is looked at. */
@ApplicationScoped
public class FlightJourneys implements Journeys {
  private static final long PATIENCE_SECONDS = 2;

  /** The airport waits rather than the authority's lanes. */
  private final Semaphore looking =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

  private @Inject StoredJourneys stored;
  private @Inject JourneyEnd end;
  private @Inject Flights flights;
  private @Inject FlightGalleries galleries;
  private @Inject FaceMatcher faces;

  @Override
  public boolean ready() {
    return galleries.ready();
  }

  @Override
  public JourneyOutcome checkIn(CheckIn request, String partner) {
    BoardingPassReading reading = BarCodedBoardingPass.read(request.boardingPass());
    if (!(reading instanceof BoardingPassReading.Valid(var pass))) {
      return new JourneyOutcome.BadPass(reading);
    }
    Optional<FaceAcquisition> seen = look(request.portrait());
    if (seen.isEmpty()) {
      return new JourneyOutcome.Refused(JourneyOutcome.Reason.BUSY);
    }
    return switch (seen.get()) {
      case FaceAcquisition.NotAcquired(var failure) -> new JourneyOutcome.NotUsable(failure);
      case FaceAcquisition.Acquired face -> stored.checkIn(request, pass, face, partner);
    };
  }

  /** Empty if too many are looked at already. */
  private Optional<FaceAcquisition> look(byte[] image) {
    try {
      if (!looking.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    try {
      return Optional.of(faces.acquire(image));
    } finally {
      looking.release();
    }
  }

  @Override
  public Optional<Journey> find(JourneyId journey, String partner) {
    return stored.find(journey, partner);
  }

  @Override
  public JourneyOutcome rebook(JourneyId journey, String boardingPass, String partner) {
    BoardingPassReading reading = BarCodedBoardingPass.read(boardingPass);
    return reading instanceof BoardingPassReading.Valid(var pass)
        ? stored.rebook(journey, pass, partner)
        : new JourneyOutcome.BadPass(reading);
  }

  @Override
  public JourneyOutcome offload(JourneyId journey, String partner) {
    return stored.offload(journey, Optional.of(partner), Actors.partner(partner));
  }

  @Override
  public JourneyOutcome offloadByOfficer(JourneyId journey, String by) {
    return stored.offload(journey, Optional.empty(), by);
  }

  @Override
  public boolean withdraw(JourneyId journey, String partner) {
    return end.withdraw(journey, partner);
  }

  @Override
  public TouchOutcome confirm(TouchRequest request, String partner) {
    if (!galleries.ready()) {
      return new TouchOutcome.Refused(TouchOutcome.Reason.NOT_READY);
    }
    return switch (stored.searched(
        partner, request.touchpoint(), request.flight(), request.airport())) {
      case SearchedFlights.None(var reason) -> new TouchOutcome.Refused(reason);
      case SearchedFlights.These(var these) -> confirm(request, these, partner);
    };
  }

  private TouchOutcome confirm(TouchRequest request, Set<FlightId> among, String partner) {
    Optional<FaceAcquisition> seen = look(request.image());
    if (seen.isEmpty()) {
      return new TouchOutcome.Refused(TouchOutcome.Reason.BUSY);
    }
    FaceAcquisition acquisition = seen.get();
    if (!(acquisition instanceof FaceAcquisition.Acquired face)) {
      return new NotConfirmed(acquisition.hint(CapturePurpose.LANE));
    }
    return switch (galleries.search(among, face.template())) {
      case Search.TooMany _ -> new TouchOutcome.Refused(TouchOutcome.Reason.TOO_MANY_FACES);
      case Search.Found(JourneyId journey) ->
          stored
              .touch(journey, request.touchpoint(), request.place(), among, partner)
              .<TouchOutcome>map(it -> it)
              .orElseGet(() -> new NotConfirmed(Optional.empty()));
      case Search.NotFound _ ->
          elsewhere(request, face.template(), partner)
              .orElseGet(() -> new NotConfirmed(acquisition.hint(CapturePurpose.LANE)));
    };
  }

  /** Whoever stands at the wrong gate is told so. */
  private Optional<TouchOutcome> elsewhere(
      TouchRequest request, FaceTemplate face, String partner) {
    if (request.touchpoint() != Touchpoint.BOARDING
        || !(stored.searched(partner, Touchpoint.SECURITY, Optional.empty(), request.airport())
            instanceof SearchedFlights.These(var these))
        || !(galleries.search(these, face) instanceof Search.Found(JourneyId journey))) {
      return Optional.empty();
    }
    return stored
        .find(journey, partner)
        .filter(it -> !request.flight().equals(Optional.of(it.flight())))
        .flatMap(it -> flights.find(it.flight(), partner))
        .map(TouchOutcome.AnotherFlight::new);
  }

  @Override
  public DepartureOutcome depart(FaceTemplate probe, String airport, String lane) {
    Set<FlightId> among = stored.leavingFrom(airport);
    return galleries.ready()
            && galleries.search(among, probe) instanceof Search.Found(JourneyId journey)
        ? stored.depart(journey, among, lane)
        : new DepartureOutcome.Counter();
  }

  @Override
  public List<Journey> byLocator(String locator) {
    return stored.byLocator(locator);
  }

  @Override
  public List<Journey> bySequence(FlightId flight, String sequence) {
    return stored.bySequence(flight, sequence);
  }
}
