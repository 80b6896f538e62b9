// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.enrolment;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.Consents;
import org.clearlane.enrollment.Consents.Consent;
import org.clearlane.enrollment.Enrollments;
import org.clearlane.kernel.TravellerId;
import org.clearlane.web.console.ClockTimes;
import org.clearlane.web.console.Officer;
import org.clearlane.web.console.Texts;

/** What an enrolled traveller agrees to, service by service, and no more. */
@Named
@ViewScoped
public class ConsentDesk implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What nothing more is needed for than the word: not fingers, nor another authority. */
  private static final Set<ConsentPurpose> BY_WORD =
      Set.of(
          ConsentPurpose.CONTACTLESS_CHANNEL,
          ConsentPurpose.CONTACTLESS_GROUP,
          ConsentPurpose.FLIGHT_TOKEN);

  private transient @Inject Consents consents;
  private transient @Inject Enrollments enrollments;
  private transient @Inject Officer officer;
  private transient @Inject Texts texts;
  private String chosen = "";

  /** Shows a traveller's. */
  public void choose(String traveller) {
    chosen = traveller;
  }

  public void close() {
    chosen = "";
  }

  /** Records that the traveller agrees from now on. */
  public void grant(ConsentPurpose purpose) {
    if (!consents.grant(TravellerId.of(chosen), purpose, officer.getName())) {
      gone();
    }
  }

  /** Ends a consent; with the last one the enrolment ends. */
  public void withdraw(ConsentPurpose purpose) {
    TravellerId traveller = TravellerId.of(chosen);
    if (!consents.withdraw(traveller, purpose, officer.getName())) {
      gone();
    } else if (enrollments.find(traveller).isEmpty()) {
      close();
    }
  }

  private void gone() {
    texts.error("", "enrolment.traveller.gone");
  }

  /** Whether somebody's are shown. */
  public boolean isShown() {
    return !chosen.isEmpty();
  }

  /** The name of whoever's are shown. */
  public String getName() {
    return TravellerLine.name(enrollments, chosen);
  }

  /** Every service. */
  public List<ConsentLine> getLines() {
    if (chosen.isEmpty()) {
      return List.of();
    }
    Map<ConsentPurpose, Consent> inForce =
        consents.inForce(TravellerId.of(chosen)).stream()
            .collect(Collectors.toMap(Consent::purpose, Function.identity()));
    return Arrays.stream(ConsentPurpose.values())
        .map(
            purpose -> {
              Consent consent = inForce.get(purpose);
              return new ConsentLine(
                  purpose,
                  consent == null ? "" : ClockTimes.dayAndTime(consent.grantedAt()),
                  consent == null && BY_WORD.contains(purpose),
                  consent != null && inForce.size() == 1);
            })
        .toList();
  }
}
