// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import static org.clearlane.kernel.PartnerScope.Codes.JOURNEYS;
import static org.clearlane.kernel.PartnerScope.Codes.TOUCHPOINTS;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.clearlane.enrollment.Flight;
import org.clearlane.enrollment.FlightId;
import org.clearlane.enrollment.FlightOutcome;
import org.clearlane.enrollment.FlightPlan;
import org.clearlane.enrollment.FlightState;
import org.clearlane.enrollment.Flights;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Flights whose passengers travel by face, for airlines and airports. */
@Path("flights")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(
    name = "Flights",
    description = "Flights whose passengers may travel by face; a partner sees its own only")
public class FlightsResource {
  private @Inject Flights flights;
  private @Inject PartnerCaller partner;
  private @Context UriInfo address;

  /** A flight to be announced. */
  @Schema(name = "FlightPlan")
  public record PlanJson(
      @Schema(examples = "UO") @Nullable String carrier,
      @Schema(examples = "860") @Nullable String number,
      @Schema(description = "The local date, as boarding passes name it", examples = "2026-11-28")
          @Nullable String date,
      @Schema(examples = "HKG") @Nullable String from,
      @Schema(examples = "NRT") @Nullable String to,
      @Schema(examples = "2026-11-28T09:15:00Z") @Nullable String scheduledDeparture,
      @Schema(
              description = "Code of another partner that runs touchpoints for the flight",
              examples = "airport")
          @Nullable String handler) {

    private FlightPlan plan() {
      return new FlightPlan(
          Requests.member(carrier, "carrier"),
          Requests.member(number, "number"),
          day(Requests.member(date, "date")),
          Requests.member(from, "from"),
          Requests.member(to, "to"),
          Requests.instant(scheduledDeparture, "scheduledDeparture"),
          Optional.ofNullable(handler));
    }
  }

  /** When a flight leaves. */
  @Schema(name = "FlightDeparture")
  public record DepartureJson(
      @Schema(examples = "2026-11-28T10:40:00Z") @Nullable String scheduledDeparture) {}

  /** How far a flight has come. */
  @Schema(name = "FlightProgress")
  public record ProgressJson(
      @Schema(enumeration = {"OPEN", "BOARDING", "DEPARTED", "CANCELLED"})
          @Nullable String state) {}

  @POST
  @Idempotent
  @RolesAllowed(JOURNEYS)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Announce a flight",
      description = "The same carrier, number, date and origin again are the same flight (200).",
      operationId = "announceFlight")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = PlanJson.class),
              examples =
                  @ExampleObject(
                      name = "A flight whose touchpoints the airport runs",
                      value =
                          """
                          {"carrier":"UO","number":"860","date":"2026-11-28","from":"HKG","to":"NRT",
                           "scheduledDeparture":"2026-11-28T09:15:00Z","handler":"airport"}
                          """)))
  @APIResponse(
      responseCode = "201",
      description = "Announced",
      content = @Content(schema = @Schema(implementation = FlightJson.class)))
  @APIResponse(
      responseCode = "409",
      description = "Another partner has announced it",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response announce(PlanJson plan) {
    PlanJson body = Requests.body(plan);
    FlightOutcome outcome = flights.announce(Requests.explained(body::plan), partner.code());
    Flight flight = JourneyAnswers.flight(outcome);
    boolean fresh = outcome instanceof FlightOutcome.Accepted accepted && accepted.fresh();
    Response.ResponseBuilder answer =
        fresh
            ? Response.created(
                address.getAbsolutePathBuilder().path(flight.id().toString()).build())
            : Response.ok();
    return answer.entity(FlightJson.of(flight)).build();
  }

  @GET
  @RolesAllowed({JOURNEYS, TOUCHPOINTS})
  @Operation(summary = "The partner's flights of a day", operationId = "listFlights")
  public List<FlightJson> list(
      @Parameter(description = "The local date of departure; today if absent") @QueryParam("date")
          @Nullable String date) {
    LocalDate day =
        date == null ? LocalDate.now(ZoneId.systemDefault()) : Requests.explained(() -> day(date));
    return flights.onDay(day, partner.code()).stream().map(FlightJson::of).toList();
  }

  @GET
  @Path("{flight}")
  @RolesAllowed({JOURNEYS, TOUCHPOINTS})
  @Operation(summary = "One flight with its figures", operationId = "getFlight")
  public FlightJson get(@PathParam("flight") String flight) {
    return flights
        .find(id(flight), partner.code())
        .map(FlightJson::of)
        .orElseThrow(() -> new ProblemException(Problem.of(ProblemType.NOT_FOUND)));
  }

  @PUT
  @Path("{flight}/departure")
  @RolesAllowed(JOURNEYS)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Change when a flight leaves",
      description =
          "Journeys are kept by this time: it can be at most three days after the one announced"
              + " first.",
      operationId = "rescheduleFlight")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = DepartureJson.class),
              examples =
                  @ExampleObject(
                      name = "Late",
                      value =
                          """
                          {"scheduledDeparture":"2026-11-28T10:40:00Z"}
                          """)))
  public FlightJson reschedule(@PathParam("flight") String flight, DepartureJson departure) {
    DepartureJson body = Requests.body(departure);
    return FlightJson.of(
        JourneyAnswers.flight(
            flights.reschedule(
                id(flight),
                Requests.explained(
                    () -> Requests.instant(body.scheduledDeparture(), "scheduledDeparture")),
                partner.code())));
  }

  @PUT
  @Path("{flight}/state")
  @RolesAllowed(JOURNEYS)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Open or close boarding, have the flight depart, or cancel it",
      description =
          "Nobody is searched among the passengers of a flight that has departed or was cancelled.",
      operationId = "advanceFlight")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = ProgressJson.class),
              examples =
                  @ExampleObject(
                      name = "Boarding begins",
                      value =
                          """
                          {"state":"BOARDING"}
                          """)))
  public FlightJson advance(@PathParam("flight") String flight, ProgressJson progress) {
    ProgressJson body = Requests.body(progress);
    return FlightJson.of(
        JourneyAnswers.flight(
            flights.advance(
                id(flight),
                Requests.explained(
                    () -> Requests.constant(FlightState.class, body.state(), "state")),
                partner.code())));
  }

  /** The flight of an address. */
  static FlightId id(String text) {
    return Requests.parse(text, FlightId::of, ProblemType.NOT_FOUND);
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("date must be a day like 2026-11-28", e);
    }
  }
}
