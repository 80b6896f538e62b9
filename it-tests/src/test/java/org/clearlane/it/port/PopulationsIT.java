// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.clearlane.demo.Api;
import org.clearlane.it.port.Http.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.openqa.selenium.By;

/** Groups that lanes clear by face alone, as programs and officers keep them. */
@ExtendWith(SharedPort.class)
@ResourceLock(SharedPort.NAME)
class PopulationsIT {
  private static final String HEADING =
      "reference,issuing_state,document_number,surname,given_names,birth_date\n";

  private final RunningPort port;
  private final Http http;
  private final String administrator;

  PopulationsIT(RunningPort port) {
    this.port = port;
    this.http = new Http(port.httpPort());
    this.administrator = Http.basic("admin@a", port.password("admin@a"));
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneId.systemDefault());
  }

  private static JsonObjectBuilder plan(int capacity) {
    return Json.createObjectBuilder()
        .add("name", "Staff of the park")
        .add("admission", "ROSTER")
        .add("capacity", capacity)
        .add("validFrom", today().toString())
        .add("validUntil", today().plusYears(1).toString())
        .add("preVerified", false);
  }

  private void create(String code, JsonObjectBuilder plan) throws InterruptedException {
    assertThat(port.administrator().put("/populations/" + code, plan.build()).status())
        .isEqualTo(201);
  }

  private static String row(String reference, String number, String born) {
    return reference + ",UTO," + number + ",ERIKSSON,ANNA MARIA," + born + "\n";
  }

  private Reply csv(String method, String code, String text) throws InterruptedException {
    return http.send(
        http.api("/populations/" + code + "/roster")
            .header("Authorization", administrator)
            .header("Content-Type", "text/csv")
            .method(method, Http.text(text)));
  }

  private JsonArray members(String code) throws InterruptedException {
    Reply reply =
        http.send(
            http.api("/populations/" + code + "/members")
                .header("Authorization", administrator)
                .GET());
    return Json.createReader(new java.io.StringReader(reply.body())).readArray();
  }

  private JsonObject population(String code) throws InterruptedException {
    return port.administrator().get("/populations/" + code).body().asJsonObject();
  }

  @Test
  void aMemberIsIdentifiedFromEnrolmentToSuspension() throws InterruptedException {
    create("park", plan(100));
    String mrz = RunningPort.mrz("POP00001");
    String day = today().minusYears(40).toString();
    Reply upload =
        csv("PUT", "park", HEADING + row("S-1", "POP00001", day) + row("S-2", "POP00002", day));
    assertThat(upload.status()).as(upload.body()).isEqualTo(200);
    assertThat(upload.json().getInt("taken")).isEqualTo(2);

    Api admin = port.administrator();
    JsonObject enrolment =
        Json.createObjectBuilder(RunningPort.enrolment(mrz, Portraits.get(1)))
            .add("consents", Json.createArrayBuilder().add("CONTACTLESS_GROUP"))
            .build();
    Api.Answer enrolled = admin.enrol(enrolment);
    assertThat(enrolled.status()).isEqualTo(201);

    assertThat(population("park").getInt("active")).isEqualTo(1);
    String member =
        members("park").getValuesAs(JsonObject.class).stream()
            .filter(it -> it.getString("reference").equals("S-1"))
            .findFirst()
            .orElseThrow()
            .getString("id");
    String suspension = "/populations/park/members/" + member + "/suspension";
    assertThat(admin.put(suspension, Json.createObjectBuilder().build()).status()).isEqualTo(204);
    assertThat(population("park").getInt("active")).isZero();
    assertThat(admin.delete(suspension).status()).isEqualTo(204);
    assertThat(population("park").getInt("active")).isEqualTo(1);
    assertThat(csv("PUT", "park", HEADING + row("S-2", "POP00002", day)).json().getInt("removed"))
        .isEqualTo(1);
    assertThat(population("park").getInt("active")).isZero();
    JsonObject expected =
        admin.get("/populations/park/expectation?members=99999").body().asJsonObject();
    assertThat(expected.getJsonNumber("fpir").doubleValue()).isEqualTo(1e-3);
    JsonObject today =
        admin.get("/populations/park/expectation?members=1000").body().asJsonObject();
    assertThat(today.getJsonNumber("likelyFnir").doubleValue()).isBetween(0.05, 0.3);
    assertThat(port.auditedTimes("population.roster-uploaded")).isPositive();
  }

  @Test
  void placesAreGivenOnceUnderARace() throws Exception {
    create("race", plan(10));
    List<Callable<Reply>> registrations = new ArrayList<>();
    for (int number = 0; number < 40; number++) {
      String person =
          Json.createObjectBuilder()
              .add("reference", "R-" + number)
              .add("issuingState", "UTO")
              .add("documentNumber", "RACE" + number)
              .add("surname", "ERIKSSON")
              .add("birthDate", "1990-01-01")
              .build()
              .toString();
      registrations.add(
          () ->
              http.send(
                  http.api("/populations/race/roster/members")
                      .header("Authorization", administrator)
                      .header("Content-Type", "application/json")
                      .POST(Http.text(person))));
    }
    List<Reply> replies = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Reply> reply : threads.invokeAll(registrations)) {
        replies.add(reply.get());
      }
    }
    assertThat(replies).filteredOn(it -> it.status() == 201).hasSize(10);
    assertThat(replies)
        .filteredOn(it -> it.status() != 201)
        .hasSize(30)
        .allSatisfy(it -> assertThat(it.status()).isEqualTo(409))
        .allSatisfy(it -> assertThat(it.json().getString("code")).isEqualTo("POPULATION_FULL"));
    assertThat(population("race").getInt("members")).isEqualTo(10);
  }

  private String partner(String code) throws InterruptedException {
    JsonObject organisation =
        Json.createObjectBuilder()
            .add("organisation", "The owner of " + code)
            .add("scopes", Json.createArrayBuilder().add("partner:rosters"))
            .build();
    String secret =
        port.administrator()
            .put("/partners/" + code, organisation)
            .body()
            .asJsonObject()
            .getString("secret");
    Reply token =
        http.send(
            http.api("/token")
                .header("Authorization", Http.basic(code + "@a", secret))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(Http.text("grant_type=client_credentials")));
    return "Bearer " + token.json().getString("access_token");
  }

  private Reply as(String who, String path, String key, String person) throws InterruptedException {
    return http.send(
        http.api(path)
            .header("Authorization", who)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(Http.text(person)));
  }

  @Test
  void aRosterIsItsOwnersAndTellsNothingOfAWantedPerson() throws InterruptedException {
    create("owned", plan(10).add("owner", "it-owner"));
    String owner = partner("it-owner");
    String stranger = partner("it-stranger");
    String path = "/populations/owned/roster/members";
    JsonObject wanted =
        Json.createObjectBuilder()
            .add("issuingState", "UTO")
            .add("documentNumber", "OWN1")
            .add("instruction", "DETAIN")
            .build();
    assertThat(
            port.account("a", "lists", "watchlist-officer")
                .post("/watchlist/entries", wanted)
                .status())
        .isEqualTo(201);
    String person =
        Json.createObjectBuilder()
            .add("reference", "O-1")
            .add("issuingState", "UTO")
            .add("documentNumber", "OWN1")
            .add("surname", "ERIKSSON")
            .add("birthDate", "1990-01-01")
            .build()
            .toString();

    assertThat(as(stranger, path, "k", person).status()).as("another's").isEqualTo(404);
    assertThat(members("owned")).isEmpty();
    Reply registered = as(owner, path, "k", person);
    assertThat(registered.status()).isEqualTo(201);
    assertThat(registered.json().getString("outcome")).isEqualTo("ADDED");
    assertThat(as(owner, path, "k", person).json().getString("outcome"))
        .as("the first answer again")
        .isEqualTo("ADDED");

    JsonObject member = members("owned").getJsonObject(0);
    assertThat(member.getString("state")).isEqualTo("UNVERIFIED");
    assertThat(member.getBoolean("attention")).isTrue();
    for (String read : List.of("/populations/owned", "/populations/owned/members")) {
      Reply reply = http.send(http.api(read).header("Authorization", owner).GET());
      assertThat(reply.status()).as(read).isEqualTo(403);
    }
    String removal = path + "/" + member.getString("id");
    assertThat(http.send(http.api(removal).header("Authorization", stranger).DELETE()).status())
        .isEqualTo(404);
    assertThat(http.send(http.api(removal).header("Authorization", owner).DELETE()).status())
        .isEqualTo(204);
  }

  @Test
  void aFileThatCannotBeReadChangesNothing() throws InterruptedException {
    create("files", plan(10));
    assertThat(csv("PUT", "files", HEADING + row("F-1", "FILE1", "1990-01-01")).status())
        .isEqualTo(200);
    refused(csv("PUT", "files", "reference,name\nF-1,ERIKSSON\n"), "the heading lacks");
    refused(csv("PUT", "files", HEADING), "an empty roster");
    refused(csv("PUT", "files", HEADING + row("F-2", "FILE2", "yesterday")), "birthDate");
    refused(csv("PUT", "files", HEADING + "\"F-1,UTO\n"), "RFC 4180");
    Reply some =
        csv(
            "POST",
            "files",
            HEADING + row("=1+1", "FILE3", "1990-01-01") + row("F-4", "FILE4", "1990-01-01"));
    assertThat(some.status()).isEqualTo(200);
    assertThat(some.json().getJsonArray("rows").getJsonObject(0).getString("outcome"))
        .isEqualTo("MALFORMED");
    assertThat(some.json().getInt("taken")).isEqualTo(1);
    assertThat(members("files")).hasSize(2);
  }

  private static void refused(Reply reply, String why) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(422);
    assertThat(reply.json().getString("detail")).contains(why);
  }

  @Test
  void anOfficerVerifiesAMemberOnThePage() throws InterruptedException {
    create("page", plan(10).add("preVerified", true).add("name", "Staff of the page"));
    var _ = csv("PUT", "page", HEADING + row("P-1", "PAGE1", "1990-01-01"));
    port.account("a", "desk", "enrolment-officer");
    try (Browser browser = Browser.desk(port.httpPort())) {
      browser.logIn("desk@a", port.password("desk@a"));
      browser.go("/console/groups.xhtml?group=page&show=UNVERIFIED");
      browser.awaitText(By.id("plan-title"), "Staff of the page");
      browser.click(By.cssSelector("[id$=verify]"));
      browser.click(By.cssSelector(".ui-confirmdialog-yes"));
      browser.awaitText(By.id("members"), "Nobody here.");
      browser.go("/console/group.xhtml");
      browser.awaitText(By.tagName("h1"), "No permission");
    }
    JsonObject member = members("page").getJsonObject(0);
    assertThat(member.getString("state")).isEqualTo("NOT_ENROLLED");
    assertThat(member.getString("verifiedBy")).isEqualTo("desk@a");
  }
}
