// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.journey;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.clearlane.enrollment.Flight;
import org.clearlane.enrollment.Flights;
import org.clearlane.enrollment.Journey;
import org.clearlane.enrollment.JourneyId;
import org.clearlane.enrollment.JourneyOutcome;
import org.clearlane.enrollment.Journeys;
import org.clearlane.web.console.Officer;
import org.clearlane.web.console.Texts;

/** The flights of a day and a search for passengers; keeps what was asked, never who was found. */
@Named
@ViewScoped
public class JourneyDesk implements Serializable {
  private static final long serialVersionUID = 1L;

  private transient @Inject Flights flights;
  private transient @Inject Journeys journeys;
  private transient @Inject Officer officer;
  private transient @Inject Texts texts;

  private String date = LocalDate.now(ZoneId.systemDefault()).toString();
  private String locator = "";
  private String designator = "";
  private String sequence = "";
  private boolean asked;

  /** Shows the flights of the day that was typed. */
  public void show() {
    try {
      date = LocalDate.parse(date.strip()).toString();
    } catch (DateTimeParseException e) {
      texts.error("date", "journeys.date.wrong");
      date = LocalDate.now(ZoneId.systemDefault()).toString();
    }
  }

  /** Searches by booking, or by flight and sequence. */
  public void search() {
    boolean bySequence = !designator.isBlank() && !sequence.isBlank();
    asked = !locator.isBlank() || bySequence;
    if (!asked) {
      texts.error("find", "journeys.find.nothing");
    }
  }

  /** Has a passenger not fly. */
  public void offload(String journey) {
    if (!(journeys.offloadByOfficer(JourneyId.of(journey), officer.getName())
        instanceof JourneyOutcome.Accepted)) {
      texts.error("find", "journeys.gone");
    }
  }

  public List<FlightLine> getFlights() {
    return day().stream().map(FlightLine::of).toList();
  }

  private List<Flight> day() {
    return flights.onDay(LocalDate.parse(date));
  }

  public List<JourneyLine> getFound() {
    return asked ? found().stream().map(JourneyLine::of).toList() : List.of();
  }

  private List<Journey> found() {
    if (!locator.isBlank()) {
      return journeys.byLocator(locator);
    }
    String wanted = designator.replace(" ", "").toUpperCase(Locale.ROOT);
    return day().stream()
        .filter(it -> it.plan().designator().equals(wanted))
        .flatMap(it -> journeys.bySequence(it.id(), sequence).stream())
        .toList();
  }

  public boolean isAsked() {
    return asked;
  }

  public String getDate() {
    return date;
  }

  public void setDate(String date) {
    this.date = date;
  }

  public String getLocator() {
    return locator;
  }

  public void setLocator(String locator) {
    this.locator = locator.strip();
  }

  public String getDesignator() {
    return designator;
  }

  public void setDesignator(String designator) {
    this.designator = designator.strip();
  }

  public String getSequence() {
    return sequence;
  }

  public void setSequence(String sequence) {
    this.sequence = sequence.strip();
  }
}
