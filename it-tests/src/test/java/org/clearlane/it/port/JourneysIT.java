// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.clearlane.it.port.Http.Reply;
import org.clearlane.kernel.BarCodedBoardingPass;
import org.clearlane.kernel.BoardingPass;
import org.clearlane.kernel.BoardingPassLeg;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.openqa.selenium.By;

/** Passengers who travel by face, as an airline's and an airport's programs see them. */
@ExtendWith(SharedPort.class)
@ResourceLock(SharedPort.NAME)
class JourneysIT {
  private static final String JSON = "application/json";
  private static final String NAME = "DESMARAIS/LUC";

  private final RunningPort port;
  private final Http http;
  private final List<String> residents = new ArrayList<>();
  private String airline = "";

  JourneysIT(RunningPort port) {
    this.port = port;
    this.http = new Http(port.httpPort());
  }

  @BeforeEach
  void logIn() throws InterruptedException {
    airline = partner("airline-" + Long.toString(System.nanoTime(), Character.MAX_RADIX));
  }

  /** Others register with the same pictures. */
  @AfterEach
  void withdraw() throws InterruptedException {
    for (String resident : residents) {
      assertThat(port.administrator().delete("/travellers/" + resident).status()).isEqualTo(204);
    }
  }

  /** A partner with a token of its own: what its programs send as authorization. */
  private String partner(String code) throws InterruptedException {
    Reply made =
        http.send(
            http.api("/partners/" + code)
                .header("Authorization", Http.basic("admin@a", port.password("admin@a")))
                .header("Content-Type", JSON)
                .PUT(
                    Http.text(
                        """
                        {"organisation":"Airline","scopes":["partner:journeys","partner:touchpoints","partner:events"]}""")));
    assertThat(made.status()).isEqualTo(201);
    Reply token =
        http.send(
            http.api("/token")
                .header("Authorization", Http.basic(code + "@a", made.json().getString("secret")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(Http.text("grant_type=client_credentials")));
    assertThat(token.status()).isEqualTo(200);
    return "Bearer " + token.json().getString("access_token");
  }

  private Reply post(String path, JsonObject body) throws InterruptedException {
    return http.send(call(path, airline).POST(Http.text(body.toString())));
  }

  private HttpRequest.Builder call(String path, String who) {
    return http.api(path).header("Authorization", who).header("Content-Type", JSON);
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneId.systemDefault());
  }

  private Reply announce(String number) throws InterruptedException {
    Instant departure = Instant.now().plus(Duration.ofHours(3)).truncatedTo(ChronoUnit.SECONDS);
    return post(
        "/flights",
        Json.createObjectBuilder()
            .add("carrier", "UO")
            .add("number", number)
            .add("date", today().toString())
            .add("from", "HKG")
            .add("to", "NRT")
            .add("scheduledDeparture", departure.toString())
            .build());
  }

  private String flight(String number) throws InterruptedException {
    Reply announced = announce(number);
    assertThat(announced.status()).isEqualTo(201);
    assertThat(announce(number).status()).as("again").isEqualTo(200);
    return announced.json().getString("id");
  }

  private static String pass(String number, String locator, int sequence) {
    return BarCodedBoardingPass.write(
        new BoardingPass(
            NAME,
            "E",
            List.of(
                new BoardingPassLeg(
                    locator,
                    "HKG",
                    "NRT",
                    "UO",
                    number,
                    today().getDayOfYear(),
                    "Y",
                    "012A",
                    String.format(Locale.ROOT, "%04d", sequence),
                    "1",
                    Optional.empty(),
                    "")),
            Optional.empty(),
            Optional.empty()));
  }

  private static JsonObject checkIn(String pass, byte[] portrait, Optional<String> mrz) {
    JsonObjectBuilder body =
        Json.createObjectBuilder()
            .add("boardingPass", pass)
            .add("portrait", Base64.getEncoder().encodeToString(portrait))
            .add(
                "consent",
                Json.createObjectBuilder().add("given", true).add("textVersion", "2026-11"));
    mrz.ifPresent(it -> body.add("mrz", it));
    return body.build();
  }

  private Reply confirm(String touchpoint, byte[] picture, String more)
      throws InterruptedException {
    return http.send(
        http.api("/journeys/confirmations?place=P1&airport=HKG&touchpoint=" + touchpoint + more)
            .header("Authorization", airline)
            .header("Content-Type", "image/jpeg")
            .POST(BodyPublishers.ofByteArray(picture)));
  }

  private void advance(String flight, String state) throws InterruptedException {
    assertThat(
            http.send(
                    call("/flights/" + flight + "/state", airline)
                        .PUT(Http.text("{\"state\":\"" + state + "\"}")))
                .status())
        .isEqualTo(200);
  }

  /** An enrolled resident who consented, with the passport's zone. */
  private String resident(String number, byte[] portrait) throws InterruptedException {
    String mrz = RunningPort.mrz(number);
    JsonObject enrolment =
        Json.createObjectBuilder(RunningPort.enrolment(mrz, portrait))
            .add("consents", Json.createArrayBuilder().add("FLIGHT_TOKEN"))
            .build();
    residents.add(port.administrator().enrol(enrolment).ok().getString("id"));
    return mrz;
  }

  @Test
  void aPassengerTravelsByFace() throws Exception {
    byte[] portrait = Portraits.posed(0);
    byte[] stranger = Portraits.posed(1);
    String flight = flight("0860");
    String other = flight("0862");
    String mrz = resident("JRN000001", portrait);
    String journey = checkedInOnce(pass("0860", "LOC001", 25), portrait, mrz);
    checkedInOnce(pass("0862", "LOC002", 26), stranger, RunningPort.mrz("JRN000009"));

    JsonObject bag = confirm("BAG_DROP", portrait, "").json();
    assertThat(bag.getString("outcome")).isEqualTo("CONFIRMED");
    assertThat(bag.getString("journey")).isEqualTo(journey);
    assertThat(bag.getString("seat")).isEqualTo("012A");
    assertThat(bag.getBoolean("repeated")).isFalse();
    assertThat(confirm("BAG_DROP", portrait, "").json().getBoolean("repeated")).isTrue();
    assertThat(confirm("SECURITY", Portraits.posed(2), "").json().getString("outcome"))
        .isEqualTo("USE_DOCUMENT");
    assertThat(confirm("DEPARTURE_IMMIGRATION", portrait, "").status()).isEqualTo(422);
    assertThat(confirm("BOARDING", portrait, "&flight=" + flight).status())
        .as("not yet")
        .isEqualTo(409);
    advance(flight, "BOARDING");
    assertThat(confirm("BOARDING", stranger, "&flight=" + flight).json())
        .containsEntry("outcome", Json.createValue("ANOTHER_FLIGHT"))
        .containsEntry("flight", Json.createValue(other));
    assertThat(confirm("BOARDING", portrait, "&flight=" + flight).json().getString("outcome"))
        .isEqualTo("CONFIRMED");
    JsonObject figures = http.send(call("/flights/" + flight, airline).GET()).json();
    assertThat(figures.getJsonObject("passed").getInt("BOARDING")).isEqualTo(1);

    offloadedByAnOfficer("LOC001");
    assertThat(confirm("BOARDING", portrait, "&flight=" + flight).json().getString("outcome"))
        .isEqualTo("USE_DOCUMENT");
    assertThat(http.send(call("/journeys/" + journey, airline).DELETE()).status()).isEqualTo(204);
    assertThat(http.send(call("/journeys/" + journey, airline).GET()).status()).isEqualTo(404);
    assertThat(port.auditedTimes("journey.destroyed")).isPositive();
    port.assertAuditTrailIntact();
  }

  @Test
  void anAirlineIsToldWhatBecameOfAPassengerAndOfWhomByNumbersOnly() throws Exception {
    try (WebhookReceiver receiver = new WebhookReceiver()) {
      assertThat(
              post(
                      "/partner/webhooks",
                      Json.createObjectBuilder()
                          .add("url", receiver.url())
                          .add("eventTypes", Json.createArrayBuilder().add("*"))
                          .build())
                  .status())
          .isEqualTo(201);
      byte[] portrait = Portraits.posed(3);
      flight("0868");
      Reply checkedIn =
          post("/journeys", checkIn(pass("0868", "LOC006", 27), portrait, Optional.empty()));
      assertThat(checkedIn.status()).isEqualTo(201);
      String journey = checkedIn.json().getString("id");
      assertThat(confirm("BAG_DROP", portrait, "").json().getString("outcome"))
          .isEqualTo("CONFIRMED");
      offloadedByAnOfficer("LOC006");
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(receiver.received())
                      .extracting(WebhookReceiver.Delivery::body)
                      .anyMatch(told("journey.confirmed", journey))
                      .anyMatch(told("journey.offloaded", journey))
                      .noneMatch(it -> it.contains("DESMARAIS")));
    }
  }

  private static Predicate<String> told(String type, String journey) {
    return body -> body.contains("\"" + type + "\"") && body.contains(journey);
  }

  /** Four programs hand in the same pass at the same moment. */
  private String checkedInOnce(String pass, byte[] portrait, String mrz)
      throws InterruptedException, ExecutionException {
    Set<String> journeys = new HashSet<>();
    Set<String> departures = new HashSet<>();
    try (ExecutorService programs = Executors.newFixedThreadPool(4)) {
      List<Future<Reply>> replies =
          IntStream.range(0, 4)
              .mapToObj(
                  _ ->
                      programs.submit(
                          () -> post("/journeys", checkIn(pass, portrait, Optional.of(mrz)))))
              .toList();
      for (Future<Reply> reply : replies) {
        assertThat(reply.get().status()).isIn(200, 201);
        journeys.add(reply.get().json().getString("id"));
        departures.add(reply.get().json().getString("departure"));
      }
    }
    assertThat(journeys).hasSize(1);
    assertThat(departures).containsExactly(mrz.contains("JRN000001") ? "ELIGIBLE" : "COUNTER");
    return journeys.iterator().next();
  }

  private void offloadedByAnOfficer(String locator) {
    try (Browser browser = Browser.desk(port.httpPort())) {
      browser.logIn("officer@a", port.password("officer@a"));
      browser.awaitText(By.tagName("h1"), "Lanes");
      browser.go("/console/journeys.xhtml");
      browser.awaitText(By.tagName("h1"), "Journeys");
      browser.type("locator", locator);
      browser.click("search");
      assertThat(browser.text(By.cssSelector("#passengers tbody"))).contains(NAME, "012A");
      browser.click(By.cssSelector("#passengers button"));
      browser.click(By.cssSelector(".ui-confirmdialog-yes"));
      browser.awaitText(By.cssSelector("#passengers .badge"), "Offloaded");
    }
  }

  @Test
  void whatIsWrongIsTold() throws InterruptedException, IOException {
    flight("0864");
    byte[] portrait = Portraits.posed(3);
    Reply noPass = post("/journeys", checkIn("M1DESMARAIS/LUC", portrait, Optional.empty()));
    assertThat(noPass.status()).isEqualTo(422);
    assertThat(noPass.json())
        .containsEntry("type", Json.createValue("urn:clearlane:problem:boarding-pass-invalid"))
        .containsEntry("code", Json.createValue("TRUNCATED"));
    assertThat(noPass.body()).doesNotContain("DESMARAIS");
    assertThat(
            post("/journeys", checkIn(pass("0999", "LOC009", 1), portrait, Optional.empty()))
                .json()
                .getString("type"))
        .isEqualTo("urn:clearlane:problem:flight-unknown");
    JsonObject silent =
        Json.createObjectBuilder(checkIn(pass("0864", "LOC009", 1), portrait, Optional.empty()))
            .add(
                "consent",
                Json.createObjectBuilder().add("given", false).add("textVersion", "2026-11"))
            .build();
    assertThat(post("/journeys", silent).json().getString("type"))
        .isEqualTo("urn:clearlane:problem:consent-missing");
    assertThat(
            post(
                    "/journeys",
                    checkIn(pass("0864", "LOC009", 1), Pictures.plain(64, 64), Optional.empty()))
                .json()
                .getString("type"))
        .isEqualTo("urn:clearlane:problem:portrait-rejected");
  }

  @Test
  void aPartnerSeesNothingOfAnothers() throws InterruptedException, IOException {
    String flight = flight("0866");
    String journey =
        post("/journeys", checkIn(pass("0866", "LOC003", 3), Portraits.posed(4), Optional.empty()))
            .json()
            .getString("id");
    String rival = partner("rival-" + Long.toString(System.nanoTime(), Character.MAX_RADIX));
    assertThat(http.send(call("/flights/" + flight, rival).GET()).status()).isEqualTo(404);
    assertThat(http.send(call("/journeys/" + journey, rival).GET()).status()).isEqualTo(404);
    assertThat(http.send(call("/journeys/" + journey, rival).DELETE()).status()).isEqualTo(404);
    airline = rival;
    assertThat(confirm("SECURITY", Portraits.posed(4), "").json().getString("outcome"))
        .isEqualTo("USE_DOCUMENT");
    assertThat(announce("0866").json().getString("type"))
        .isEqualTo("urn:clearlane:problem:flight-of-another-partner");
  }

  @Test
  void accountsAreNoPartners() throws InterruptedException {
    String officer = Http.basic("officer@a", port.password("officer@a"));
    assertThat(http.send(call("/flights", officer).GET()).status()).isEqualTo(403);
  }
}
