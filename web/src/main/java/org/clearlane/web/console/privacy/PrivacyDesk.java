// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.privacy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.Retention;
import org.clearlane.kernel.Retention.End;
import org.clearlane.kernel.Retention.Outcome;
import org.clearlane.web.console.Officer;
import org.clearlane.web.console.Preferences;
import org.clearlane.web.console.Texts;
import org.clearlane.web.disclosure.PrivacySettings;
import org.clearlane.web.processing.ProcessingRecord;
import org.clearlane.web.processing.RecordWords;

/** What is kept for how long, what is due, and the record of processing. */
@Named
@RequestScoped
public class PrivacyDesk {
  private @Inject Retention retention;
  private @Inject Officer officer;
  private @Inject Preferences preferences;
  private @Inject Texts texts;
  private Optional<List<RuleLine>> rules = Optional.empty();
  private Optional<ProcessingRecord> made = Optional.empty();
  private String done = "";

  /** Applies every rule now and says to how many rows. */
  public void run() {
    if (!officer.isAdministrator()) {
      texts.error("", "privacy.notallowed");
      return;
    }
    List<Outcome> outcomes = retention.run(officer.getName());
    rules = Optional.empty();
    if (outcomes.stream().anyMatch(it -> it.end() == End.FAILED)) {
      texts.error("", "privacy.failed");
    }
    if (outcomes.stream().anyMatch(it -> it.end() == End.PARTIAL || it.end() == End.ELSEWHERE)) {
      texts.error("", "privacy.partial");
    }
    done = texts.get("privacy.done") + " " + outcomes.stream().mapToLong(Outcome::rows).sum();
  }

  /** What a run has done; empty without one. */
  public String getDone() {
    return done;
  }

  public List<RuleLine> getRules() {
    List<RuleLine> lines =
        rules.orElseGet(
            () -> retention.rules().stream().map(it -> RuleLine.of(it, words())).toList());
    rules = Optional.of(lines);
    return lines;
  }

  /** How many rows are due in all. */
  public long getDue() {
    return getRules().stream().mapToLong(RuleLine::due).sum();
  }

  public ProcessingRecord getRecord() {
    ProcessingRecord current = made.orElseGet(() -> ProcessingRecord.current(words()));
    made = Optional.of(current);
    return current;
  }

  /** Whom travellers ask; empty if the authority names nobody. */
  public String getContact() {
    return PrivacySettings.contact(AuthorityContext.current()).orElse("");
  }

  private RecordWords words() {
    return new RecordWords(preferences.getLanguage());
  }
}
