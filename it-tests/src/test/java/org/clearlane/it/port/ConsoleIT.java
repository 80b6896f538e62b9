// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.clearlane.demo.Recapture;
import org.clearlane.demo.Wallet;
import org.clearlane.emulator.DrawnFinger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** The pages in a real browser, as officers and travellers use them. */
@ExtendWith(SharedPort.class)
@ResourceLock(SharedPort.NAME)
class ConsoleIT {
  private static final By REFUSED = By.id("refused");
  private static final By HEADING = By.tagName("h1");

  private final RunningPort port;
  private @TempDir Path folder;

  ConsoleIT(RunningPort port) {
    this.port = port;
  }

  private Browser officer() {
    return Browser.desk(port.httpPort()).logIn("officer@a", port.password("officer@a"));
  }

  @Test
  void aWrongPasswordIsToldAndOpensNothing() {
    try (Browser browser = Browser.desk(port.httpPort())) {
      browser.logIn("officer@a", "not the password");
      assertThat(browser.text(REFUSED)).contains("not right");
      browser.go("/console/lanes.xhtml");
      assertThat(browser.path()).startsWith("/login.xhtml");
    }
  }

  @Test
  void loggingOutEndsTheSession() {
    try (Browser browser = officer()) {
      browser.awaitText(HEADING, "Lanes");
      browser.click(By.cssSelector("[id$=leave]"));
      browser.awaitText(HEADING, "Log in");
      browser.go("/console/lanes.xhtml");
      assertThat(browser.path()).startsWith("/login.xhtml");
    }
  }

  @Test
  void aPageWithoutPermissionSaysSo() throws InterruptedException {
    port.account("a", "enroller", "enrolment-officer");
    try (Browser browser = Browser.desk(port.httpPort())) {
      browser.logIn("enroller@a", port.password("enroller@a"));
      browser.awaitText(HEADING, "Enrolment");
      browser.go("/console/lanes.xhtml");
      assertThat(browser.text(HEADING)).isEqualTo("No permission");
    }
  }

  @Test
  void onlyAnAdministratorRenewsFaceReferences() {
    try (Browser browser = officer()) {
      browser.awaitText(HEADING, "Lanes");
      browser.go("/console/references.xhtml");
      browser.awaitText(HEADING, "No permission");
    }
    try (Browser browser = Browser.desk(port.httpPort())) {
      browser.logIn("admin@a", port.password("admin@a"));
      browser.awaitText(HEADING, "Lanes");
      browser.go("/console/references.xhtml");
      browser.awaitText(HEADING, "Face references");
    }
  }

  @Test
  void aPageThatIsNotThereSaysSo() {
    try (Browser browser = officer()) {
      browser.awaitText(HEADING, "Lanes");
      browser.go("/console/nothing.xhtml");
      assertThat(browser.text(HEADING)).isEqualTo("Page not found");
    }
  }

  @ParameterizedTest
  @CsvSource({"zh-Hant-HK, 通道", "zh-Hans-CN, 通道", "en, Lanes"})
  void speaksTheChosenLanguage(String tag, String heading) {
    try (Browser browser = officer()) {
      browser.awaitText(HEADING, "Lanes");
      browser.click(By.cssSelector("#language option[lang='" + tag + "']"));
      browser.awaitText(HEADING, heading);
      assertThat(browser.script("return document.documentElement.lang")).isEqualTo(tag);
    }
  }

  @Test
  void anOfficerTriesADeviceAndReadsItsLine() throws InterruptedException {
    port.lane("d1");
    port.officer()
        .put("/lanes/d1/open", Json.createObjectBuilder().add("open", false).build())
        .ok();
    try (Browser browser = officer()) {
      browser.awaitText(HEADING, "Lanes");
      browser.go("/console/devices.xhtml?lane=d1&device=GATE");
      browser.awaitText(HEADING, "Devices");
      browser.click("test");
      browser.awaitText(By.id("tested"), "The device answered within");
      browser.awaitText(By.cssSelector(".log"), "BUZ");
    }
  }

  @Test
  void anOfficerSeesAnAlarmAndNotesIt() throws InterruptedException {
    TestLane lane = port.lane("d2");
    try (Browser browser = officer()) {
      browser.awaitText(HEADING, "Lanes");
      browser.go("/console/devices.xhtml");
      browser.awaitText(HEADING, "Devices");
      lane.devices().gate().tamper(true);
      By row = By.xpath("//tr[contains(., 'Housing open') and contains(., 'd2')]");
      browser.awaitText(row, "lasts");
      browser.click(By.xpath("//tr[contains(., 'Housing open') and contains(., 'd2')]//button"));
      browser.awaitText(row, "officer@a");
    } finally {
      lane.devices().gate().tamper(false);
    }
  }

  @Test
  void anAdministratorChangesALane() throws InterruptedException {
    port.lane("d3");
    try (Browser browser = officer()) {
      browser.awaitText(HEADING, "Lanes");
      browser.go("/console/lane.xhtml?lane=d3");
      browser.awaitText(HEADING, "No permission");
    }
    try (Browser browser = Browser.desk(port.httpPort())) {
      browser.logIn("admin@a", port.password("admin@a"));
      browser.awaitText(HEADING, "Lanes");
      browser.go("/console/lane.xhtml?lane=d3");
      browser.awaitText(HEADING, "Set up a lane");
      browser.type("openMillis", "50");
      save(browser);
      browser.awaitText(By.id("outcome"), "gateOpenFor must be 100 ms to 60 s");
      assertThat(port.officer().get("/lanes/d3").ok().getInt("gateOpenMillis"))
          .isEqualTo(RunningPort.GATE_OPEN_MILLIS);
      browser.type("openMillis", "4000");
      save(browser);
      browser.awaitText(By.id("outcome"), "The lane is set up.");
    }
    assertThat(port.officer().get("/lanes/d3").ok().getInt("gateOpenMillis")).isEqualTo(4000);
  }

  private static void save(Browser browser) {
    browser.click("save");
    browser.click(By.cssSelector(".ui-confirmdialog-yes"));
  }

  @Test
  void theWallShowsAPassageAsItHappens() throws InterruptedException {
    TestLane lane = port.lane("w1");
    Traveller traveller = port.enrol();
    try (Browser browser = officer()) {
      By card = By.cssSelector("[data-lane=w1]");
      browser.await(card);
      browser.script("window.sinceTheFirstLook = true");
      assertThat(lane.devices().scanner().present(traveller.code())).isTrue();
      browser.await(By.cssSelector("[data-lane=w1][data-look=CAPTURE]"));
      lane.lookUsably(lane.await("CAPTURE"), traveller);
      lane.await("PROCEED");
      browser.await(By.cssSelector("[data-lane=w1][data-look=PROCEED]"));
      assertThat(lane.devices().gate().walkThrough()).isTrue();
      browser.awaitText(card, "Passed");
      assertThat(browser.script("return window.sinceTheFirstLook === true"))
          .as("pushed, not reloaded")
          .isEqualTo(true);
    }
  }

  @Test
  void theWallShowsSuspiciousVotesAndAllThatStandsBelow() throws InterruptedException {
    TestLane lane = port.lane("w3");
    Traveller traveller = port.enrol();
    JsonObject capture = lane.present(traveller.code(), "CAPTURE");
    byte[] still = traveller.faces(1).getFirst();
    lane.look(capture, List.of(still, still, still));
    lane.await("PROCEED");
    assertThat(lane.devices().gate().walkThrough()).isTrue();
    lane.await("READY");
    try (Browser browser = officer()) {
      browser.await(By.cssSelector("[data-lane=w3] [data-vote]"));
      browser.await(By.cssSelector("[data-lane=w3] button"));
      browser.await(By.cssSelector("table.feed tbody tr"));
    }
  }

  @Test
  void anOfficerEnrolsATravellerWhosePhoneOpensTheGate() throws Exception {
    TestLane lane = port.lane("w2");
    byte[] portrait = Portraits.desk(0);
    Path picture = Files.write(folder.resolve("portrait.jpg"), portrait);
    String mrz = RunningPort.mrz("WEB00001");
    String link;
    try (Browser browser = officer()) {
      enrol(browser, mrz, picture);
      browser.awaitText(By.id("result"), "ERIKSSON");
      browser.click("activate");
      link = browser.link("activation-link");

      enrol(browser, mrz, picture);
      browser.awaitText(By.id("mrzMessage"), "already");
    }
    try (Browser phone = Browser.phone(port.httpPort())) {
      phone.go(link);
      phone.click("add");
      phone.await(By.id("qr"));
      String shown = QrPicture.decode(phone.picture(By.cssSelector("figure.sheet")));
      assertThat(shown).startsWith("CLR1.a.");
      lane.look(
          lane.present(shown, "CAPTURE"), new Traveller("", mrz, portrait, new Wallet()).face());
      lane.await("PROCEED");
      assertThat(lane.devices().gate().walkThrough()).isTrue();
      lane.await("READY");

      try (Browser browser = officer()) {
        browser.go("/console/enrolment.xhtml");
        By row = By.xpath("//tr[contains(., 'WEB00001')]");
        browser.click(By.xpath("//tr[contains(., 'WEB00001')]//button[contains(@name, 'lost')]"));
        browser.click(By.cssSelector(".ui-confirmdialog-yes"));
        browser.await(By.id("activation-link"));
        assertThat(browser.text(row)).contains("ERIKSSON");
      }
      String after = QrPicture.decode(phone.picture(By.cssSelector("figure.sheet")));
      String refused = lane.present(after, "REFERRED").getString("passage");
      assertThat(port.passage(refused).getString("reason")).isEqualTo("CODE_REVOKED");
    }
  }

  @Test
  void anOfficerTakesFingersAndComparesWhoLooksAlike() throws Exception {
    Path picture = Files.write(folder.resolve("portrait.jpg"), Portraits.desk(1));
    Path another =
        Files.write(
            folder.resolve("another.jpg"), Recapture.of(Portraits.desk(1), new Random(2_026)));
    try (Browser browser = officer()) {
      browser.go("/console/enrolment.xhtml");
      browser.type("mrz", RunningPort.mrz("WEB00002"));
      browser.choose("portrait", picture);
      browser.click(By.cssSelector("label[for=consent-E_CHANNEL]"));
      browser.click("enrol");
      browser.awaitText(By.id("fingersMessage"), "three to ten pictures");
      browser.choose("finger-1", touches(new DrawnFinger(9_001)));
      browser.choose("finger-2", touches(new DrawnFinger(9_002)));
      browser.click("enrol");
      browser.awaitText(By.id("fingers-enrolled"), "Left index finger");

      enrol(browser, RunningPort.mrz("WEB00003"), another);
      browser.awaitText(By.id("adjudication"), "WEB00002");
      assertThat(
              browser.script(
                  "return document.getElementById('presented')"
                      + ".getContext('2d').getImageData(150, 200, 1, 1).data[3]"))
          .as("the portrait taken now is shown beside")
          .isEqualTo(255L);
      browser.click("different");
      browser.awaitText(By.id("adjudication"), "Choose how you know");
      browser.click(By.cssSelector("#reason option[value=RELATIVE]"));
      browser.click("different");
      browser.awaitText(By.id("latest"), "WEB00003");

      browser.go("/console/duplicates.xhtml");
      browser.awaitText(HEADING, "Look-alikes");
      browser.await(By.id("none"));
    }
  }

  private Path[] touches(DrawnFinger finger) throws IOException {
    Path[] files = new Path[3];
    for (int touch = 0; touch < files.length; touch++) {
      files[touch] = Files.createTempFile(folder, "touch", ".png");
      Files.write(files[touch], finger.png(touch + 1));
    }
    return files;
  }

  @Test
  void anOfficerRecordsWhatATravellerAgreesToAndNoMore() throws InterruptedException {
    Traveller traveller = port.enrol();
    long granted = port.auditedTimes("consent.granted");
    long withdrawn = port.auditedTimes("consent.withdrawn");
    try (Browser browser = officer()) {
      browser.go("/console/enrolment.xhtml");
      browser.click(row(traveller.document(), "Consents"));
      By flight = By.xpath("//*[@id='agreed']//tr[contains(., 'Journey by face')]");
      browser.awaitText(flight, "not agreed");
      browser.click(By.xpath("//*[@id='agreed']//tr[contains(., 'Journey by face')]//button"));
      browser.awaitText(flight, "Withdraw");
      assertThat(port.auditedTimes("consent.granted") - granted).isEqualTo(1);
      withdraw(browser, "Journey by face", "The other services go on");
      browser.awaitText(flight, "not agreed");
      withdraw(browser, "Contactless channel", "the enrolment ends");
      browser.waitUntil(_ -> !browser.text(By.id("latest")).contains(traveller.document()));
    }
    assertThat(port.auditedTimes("consent.withdrawn") - withdrawn).isEqualTo(2);
    assertThat(port.officer().get("/travellers/" + traveller.id()).status()).isEqualTo(404);
  }

  private static By row(String document, String button) {
    return By.xpath("//tr[contains(., '" + document + "')]//button[.='" + button + "']");
  }

  private static void withdraw(Browser browser, String service, String warning) {
    browser.click(
        By.xpath("//*[@id='agreed']//tr[contains(., '" + service + "')]//button[.='Withdraw']"));
    browser.awaitText(By.id("confirm"), warning);
    browser.click(By.cssSelector(".ui-confirmdialog-yes"));
  }

  @Test
  void whatIsMissingIsToldWhereItIsMissing() {
    try (Browser browser = officer()) {
      browser.go("/console/enrolment.xhtml");
      browser.click("enrol");
      browser.awaitText(By.id("mrzMessage"), "Enter the machine-readable zone");
      browser.awaitText(By.id("portraitMessage"), "Choose a portrait");
      browser.awaitText(By.id("consentsMessage"), "agree");
    }
  }

  @Test
  void closingALaneIsConfirmedAndShown() throws InterruptedException {
    TestLane lane = port.lane("w3");
    try (Browser browser = officer()) {
      browser.click(By.cssSelector("[data-lane=w3] button[name$=close]"));
      browser.click(By.cssSelector(".ui-confirmdialog-yes"));
      browser.await(By.cssSelector("[data-lane=w3][data-look=CLOSED]"));
      lane.await("CLOSED");
    }
  }

  private static void enrol(Browser browser, String mrz, Path picture) {
    browser.go("/console/enrolment.xhtml");
    browser.type("mrz", mrz);
    browser.choose("portrait", picture);
    browser.click(By.cssSelector("label[for=consent-CONTACTLESS_CHANNEL]"));
    browser.click("enrol");
  }
}
