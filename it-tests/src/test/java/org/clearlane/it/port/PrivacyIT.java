// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.clearlane.it.port.Http.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.openqa.selenium.By;

/** What is kept, for how long, and what officers do about it. */
@ExtendWith(SharedPort.class)
@ResourceLock(SharedPort.NAME)
class PrivacyIT {
  private static final String ADMINISTRATOR = "admin@a";

  /** Of each kind one that is due and one that is not. */
  private static final String OLD_AND_NEW =
      """
      insert into clearance.passage
        (id, lane, direction, procedure, state, reason, traveller, document, score, opened_at,
         changed_at, version)
      select gen_random_uuid(), 'gone', 'ENTRY', 'QR_FACE', 'COMPLETED', 'NONE', gen_random_uuid(),
        'hash', 0.5, now() - make_interval(days => age), now(), 1
      from unnest(array[80, 100]) age;
      insert into clearance.passage
        (id, lane, direction, procedure, state, reason, traveller, document, opened_at, changed_at,
         version)
      values (gen_random_uuid(), 'stuck', 'ENTRY', 'QR_FACE', 'PASSING', 'NONE', gen_random_uuid(),
        'hash', now() - interval '100 days', now(), 1);
      insert into clearance.exit_entry_record
        (id, passage, traveller, document, direction, procedure, lane, crossed_at)
      select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'hash', 'ENTRY', 'QR_FACE',
        'gone', now() - make_interval(days => age)
      from unnest(array[170, 190, 1100]) age;
      insert into clearance.alarm (id, lane, kind, raised_at, ended_at, acknowledged_by)
      select gen_random_uuid(), 'gone', 'TAMPER', now(), now() - make_interval(days => age), by
      from unnest(array[360, 370, 370], array['lee@a', 'lee@a', null]) as old (age, by);
      insert into clearance.controller_event (lane, boot, number, event, sensed_at, received_at)
      select 'gone', 'boot', age, 'OPENED', now(), now() - make_interval(days => age)
      from unnest(array[29, 31]) age;
      insert into watchlist.entry
        (id, document_index, sealed_details, instruction, created_at, created_by, removed_at, version)
      select gen_random_uuid(), '\\x0f', '\\x00', 'REFER', now(), 'retention',
        now() - make_interval(days => age), 1
      from unnest(array[80, 100, null]) age;
      """;

  private final RunningPort port;
  private final Http http;

  PrivacyIT(RunningPort port) {
    this.port = port;
    this.http = new Http(port.httpPort());
  }

  private Reply get(String path, String as) throws InterruptedException {
    return http.send(
        http.api(path).header("Authorization", Http.basic(as, port.password(as))).GET());
  }

  private Reply run(String as) throws InterruptedException {
    return http.send(
        http.api("/retention/runs")
            .header("Authorization", Http.basic(as, port.password(as)))
            .POST(Http.text("")));
  }

  private static JsonArray array(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    try (JsonReader reader = Json.createReader(new StringReader(reply.body()))) {
      return reader.readArray();
    }
  }

  /** How many rows are due, by rule. */
  private Map<String, Integer> due() throws InterruptedException {
    return array(get("/retention", ADMINISTRATOR)).getValuesAs(JsonObject.class).stream()
        .collect(
            Collectors.toMap(
                it -> it.getJsonObject("rule").getString("kind"),
                it -> it.getJsonObject("due").getInt("rows")));
  }

  /** The server's own first run is over: the next one is an hour away. */
  private void awaitFirstRun() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () ->
                array(get("/retention", ADMINISTRATOR)).getValuesAs(JsonObject.class).stream()
                    .allMatch(it -> it.get("last") instanceof JsonObject));
  }

  private Map<String, Long> left(String authority) {
    return Map.of(
            "linked", "clearance.passage where lane = 'gone' and traveller is not null",
            "passages", "clearance.passage where lane = 'gone'",
            "stuck", "clearance.passage where lane = 'stuck' and traveller is not null",
            "documents", "clearance.exit_entry_record where lane = 'gone' and document <> ''",
            "records", "clearance.exit_entry_record where lane = 'gone'",
            "alarms", "clearance.alarm where lane = 'gone'",
            "events", "clearance.controller_event where lane = 'gone'",
            "entries", "watchlist.entry where created_by = 'retention'")
        .entrySet()
        .stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                it -> port.counted(authority, "select count(*) from " + it.getValue())));
  }

  @Test
  void whatIsDueGoesWithOneAuthorityOnly() throws InterruptedException {
    awaitFirstRun();
    port.backdate("a", OLD_AND_NEW);
    port.backdate("b", OLD_AND_NEW);
    Map<String, Long> before = left("b");
    assertThat(due())
        .containsEntry("linked-passages", 1)
        .containsEntry("record-documents", 2)
        .containsEntry("exit-entry-records", 1)
        .containsEntry("ended-alarms", 1)
        .containsEntry("controller-events", 1)
        .containsEntry("removed-entries", 1);
    assertThat(left("a")).as("looking changes nothing").isEqualTo(before);

    assertThat(run("officer@a").status()).as("an auditor looks only").isEqualTo(403);
    JsonArray outcomes = array(run(ADMINISTRATOR));

    assertThat(outcomes.getValuesAs(JsonObject.class))
        .allMatch(it -> it.getString("end").equals("COMPLETE"));
    assertThat(left("a"))
        .isEqualTo(
            Map.of(
                "linked",
                1L,
                "passages",
                2L,
                "stuck",
                1L,
                "documents",
                1L,
                "records",
                2L,
                "alarms",
                2L,
                "events",
                1L,
                "entries",
                2L));
    assertThat(left("b")).as("the other authority").isEqualTo(before);
    assertThat(due().values()).containsOnly(0);
    assertThat(port.auditedTimes("retention.applied", "rows")).isGreaterThanOrEqualTo(6);
    assertThat(port.metrics())
        .containsPattern("clearlane_retention_rows_total\\{.*kind=\"exit-entry-records\".*} 1");
    port.assertAuditTrailIntact();
  }

  @Test
  void theRecordOfProcessingIsToldInEveryLanguage() throws InterruptedException {
    JsonObject english = get("/processing", "officer@a").json();
    assertThat(english.getJsonArray("safeguards")).isNotEmpty();
    JsonObject lanes =
        english.getJsonArray("activities").getValuesAs(JsonObject.class).stream()
            .filter(it -> it.getString("code").equals("lanes"))
            .findFirst()
            .orElseThrow();
    assertThat(lanes.getJsonArray("retention").getValuesAs(JsonObject.class))
        .extracting(it -> it.getString("setting", "fixed"))
        .contains("clearlane.retention.passages", "clearlane.retention.records", "fixed");
    assertThat(get("/processing?language=zh-hant", "officer@a").body()).contains("監察名單");
    assertThat(get("/processing?language=zh-hans", "officer@a").body()).contains("监察名单");
    assertThat(get("/retention?language=tlh", "officer@a").status()).isEqualTo(422);
    port.account("a", "guard", "officer");
    assertThat(get("/processing", "guard@a").status()).isEqualTo(403);
    assertThat(get("/retention", "guard@a").status()).isEqualTo(403);
  }

  @Test
  void anAdministratorSeesWhatIsDueAndHasItDeleted() {
    port.backdate("a", OLD_AND_NEW);
    try (Browser browser = Browser.desk(port.httpPort())) {
      browser.logIn(ADMINISTRATOR, port.password(ADMINISTRATOR));
      browser.go("/console/privacy.xhtml");
      By row = By.cssSelector("tr[data-rule=exit-entry-records]");
      assertThat(browser.text(row)).contains("1095 days", "clearlane.retention.records");
      browser.click("run");
      browser.click(By.cssSelector(".ui-confirmdialog-yes"));
      browser.awaitText(By.cssSelector(".notice.ok"), "Done");
      browser.awaitText(row, ADMINISTRATOR);
      assertThat(browser.text(By.cssSelector(".activities"))).contains("Watchlist", "Lanes");
    }
  }

  @Test
  void anOfficerHasAnEnrolmentNameAnotherDocument() throws InterruptedException {
    Traveller traveller = port.enrol();
    String renewed = "RN" + traveller.document().substring(2);
    try (Browser browser = Browser.desk(port.httpPort())) {
      browser.logIn("officer@a", port.password("officer@a"));
      browser.go("/console/enrolment.xhtml");
      browser.click(
          By.xpath("//tr[contains(., '" + traveller.document() + "')]//button[.='Document']"));
      browser.type("changeMrz", RunningPort.mrz(renewed, 5, 20));
      browser.awaitText(By.id("changeFacts"), renewed);
      browser.click("changeNow");
      browser.awaitText(By.id("changeMrzMessage"), "another person’s document");
      browser.type("changeMrz", RunningPort.mrz(renewed, 5, 40));
      browser.awaitText(By.id("changeFacts"), "All check digits agree");
      browser.click("changeNow");
      browser.awaitText(By.id("change"), "The document has been changed");
      browser.awaitText(By.id("latest"), renewed);
    }
    assertThat(port.auditedTimes("traveller.document-changed")).isPositive();
  }
}
