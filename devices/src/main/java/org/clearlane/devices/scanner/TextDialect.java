// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.scanner;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.clearlane.devices.ScannerWiring;
import org.clearlane.devices.ScannerWiring.Language;
import org.clearlane.devices.ScannerWiring.Trigger;
import org.clearlane.devices.serial.LinkLostException;
import org.clearlane.devices.serial.SerialLink;

/** Scanners that send codes as text. Their commands need no answer. */
final class TextDialect implements Dialect {
  private final SerialLink link;
  private final Findings findings;
  private final TextFramer framer;
  private final Answers answers;
  private final byte[] on;
  private final byte[] off;

  TextDialect(ScannerWiring wiring, SerialLink link, Findings findings) {
    this.link = link;
    this.findings = findings;
    this.framer = new TextFramer(wiring.format(), findings::code);
    this.answers =
        switch (wiring.language()) {
          case HONEYWELL -> new HoneywellAnswers();
          case NEWLAND -> new NewlandAnswers();
          case TEXT, ZEBRA_SSI -> new Answers.None();
        };
    this.on = command(wiring.language(), wiring.trigger(), true);
    this.off = command(wiring.language(), wiring.trigger(), false);
  }

  @Override
  public void heard(byte[] piece, int count, long now) {
    long dropped = framer.dropped();
    for (int i = 0; i < count; i++) {
      if (answers.take(piece[i], framer)) {
        findings.refused("a command");
      }
    }
    findings.unreadable(framer.dropped() - dropped);
  }

  @Override
  public void paused() {
    long dropped = framer.dropped();
    if (answers.pause(framer)) {
      findings.refused("a command");
    }
    framer.pause();
    findings.unreadable(framer.dropped() - dropped);
  }

  @Override
  public void trigger(boolean wanted, long now) throws LinkLostException {
    byte[] command = wanted ? on : off;
    if (command.length > 0) {
      link.write(command);
    }
  }

  @Override
  public void look(long now) {}

  private static byte[] command(Language language, Optional<Trigger> trigger, boolean on) {
    String command =
        switch (language) {
          case HONEYWELL -> on ? "\u0016T\r" : "\u0016U\r";
          case NEWLAND -> "~\u00010000#SCNTRG" + (on ? 1 : 0) + ";\u0003";
          case TEXT -> trigger.map(spelt -> on ? spelt.on() : spelt.off()).orElse("");
          case ZEBRA_SSI -> "";
        };
    return command.getBytes(StandardCharsets.ISO_8859_1);
  }
}
