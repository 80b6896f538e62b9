// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.enrolment;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clearlane.enrollment.Distinction;
import org.clearlane.enrollment.DuplicateCase.Decision;
import org.clearlane.enrollment.DuplicateCases;
import org.clearlane.web.console.Officer;
import org.clearlane.web.console.Texts;
import org.jspecify.annotations.Nullable;

/** Faces that an officer has to compare. */
@Named
@RequestScoped
public class DuplicateDesk {
  private @Inject DuplicateCases duplicates;
  private @Inject Officer officer;
  private @Inject Texts texts;

  private final Map<String, String> reasons = new HashMap<>();
  private @Nullable List<DuplicateLine> open;

  public List<DuplicateLine> getOpen() {
    if (open == null) {
      open = duplicates.open().stream().map(DuplicateLine::of).toList();
    }
    return open;
  }

  /** Why two people are two, by case. */
  public Map<String, String> getReasons() {
    return reasons;
  }

  public List<String> getChoices() {
    return Arrays.stream(Distinction.Reason.values()).map(Enum::name).toList();
  }

  public void samePerson(String id) {
    decide(id, Decision.SAME_PERSON, Distinction.Reason.OTHER_EVIDENCE);
  }

  /** Needs a reason. */
  public void differentPerson(String id) {
    String reason = reasons.getOrDefault(id, "");
    if (!getChoices().contains(reason)) {
      texts.error("", "duplicate.reason.missing");
      return;
    }
    decide(id, Decision.DIFFERENT_PERSON, Distinction.Reason.valueOf(reason));
  }

  private void decide(String id, Decision decision, Distinction.Reason reason) {
    if (!duplicates.decide(UUID.fromString(id), decision, reason, officer.getName())) {
      texts.error("", "duplicate.decided");
    }
    open = null;
  }
}
