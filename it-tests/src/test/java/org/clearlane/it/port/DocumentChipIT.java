// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.security.cert.CertificateEncodingException;
import java.util.Set;
import org.clearlane.emulator.chip.CardServiceProcess;
import org.clearlane.emulator.chip.DocumentIssuer.Feature;
import org.clearlane.emulator.chip.EmulatedState;
import org.clearlane.emulator.chip.SoftwareDocument;
import org.clearlane.emulator.chip.SoftwareDocument.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.openqa.selenium.By;

/** A document's chip on the reader of the enrolment counter: a real PC/SC service, a browser. */
@ExtendWith(SharedPort.class)
@ResourceLock(SharedPort.NAME)
class DocumentChipIT {
  private static final String NUMBER = "CHIP00001";
  private static final By CHIP = By.id("chip");
  private static final By RESULT = By.id("result");

  private final RunningPort port;

  DocumentChipIT(RunningPort port) {
    this.port = port;
  }

  @Test
  void anOfficerEnrolsByTheChipAndNotByASpoiltOne()
      throws IOException, CertificateEncodingException {
    EmulatedState state = new EmulatedState("UT");
    Files.write(port.authorities().resolve("state.cer"), state.certificate().getEncoded());
    String zone = RunningPort.mrz(NUMBER);
    try (CardServiceProcess service = new CardServiceProcess(port.lines());
        SoftwareDocument document =
            new SoftwareDocument(
                state,
                zone.replace("\n", ""),
                Portraits.desk(2),
                Set.of(Feature.PACE, Feature.ACTIVE_ON_CURVE, Feature.AGREEMENT),
                "localhost",
                service.port());
        Browser browser = Browser.desk(port.httpPort())) {
      browser.logIn("officer@a", port.password("officer@a"));
      begin(browser, zone);
      browser.click("chipRead");
      browser.awaitText(CHIP, "No document lies on the reader");

      document.spoil(Fault.TAMPERED_FACE);
      document.lay();
      read(browser);
      browser.awaitText(CHIP, "A check of the chip failed");
      assertThat(outcome(browser, "DATA_GROUP_2")).isEqualTo("FAILED");
      enrol(browser);
      browser.awaitText(CHIP, "cannot be enrolled");
      assertThat(port.auditedTimes("traveller.enrolled", "chip-passed")).isZero();

      document.take();
      document.spoil(Fault.NONE);
      document.lay();
      begin(browser, RunningPort.mrz("CHIP00002"));
      read(browser);
      browser.awaitText(CHIP, "does not open with this zone");

      begin(browser, zone);
      read(browser);
      browser.awaitText(CHIP, "The chip is genuine");
      assertThat(outcome(browser, "ACTIVE_AUTHENTICATION")).isEqualTo("PASSED");
      enrol(browser);
      browser.awaitText(RESULT, "ERIKSSON");
      assertThat(port.auditedTimes("traveller.enrolled", "PASSIVE_AUTHENTICATION")).isOne();
    }
  }

  private static void begin(Browser browser, String zone) {
    browser.go("/console/enrolment.xhtml");
    browser.type("mrz", zone);
    browser.awaitText(By.id("documentFacts"), "ERIKSSON");
  }

  /** The service looks for cards a few times a second. */
  private static void read(Browser browser) {
    browser.waitUntil(
        _ -> {
          browser.click("chipRead");
          browser.waitUntil(_ -> idle(browser) && !browser.text(CHIP).isBlank());
          return !browser.text(CHIP).contains("No document lies on the reader");
        });
  }

  private static boolean idle(Browser browser) {
    return browser.script("return document.getElementById('chip-reading').hidden").equals(true);
  }

  private static String outcome(Browser browser, String check) {
    return String.valueOf(
        browser.script(
            "return document.querySelector('[data-check=" + check + "]').dataset.outcome"));
  }

  /** With the chip's face as the portrait. */
  private static void enrol(Browser browser) {
    browser.click("chip-portrait");
    browser.await(By.cssSelector("#frame img"));
    browser.click(By.cssSelector("label[for=consent-CONTACTLESS_CHANNEL]"));
    browser.click("enrol");
  }
}
