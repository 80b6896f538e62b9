// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.enrolment;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.clearlane.enrollment.Enrollments;
import org.clearlane.enrollment.SuspensionReason;
import org.clearlane.enrollment.Suspensions;
import org.clearlane.kernel.TravellerId;
import org.clearlane.web.console.Officer;
import org.clearlane.web.console.Texts;

/** Suspends travellers, each with a reason, and resumes them. */
@Named
@ViewScoped
public class SuspensionDesk implements Serializable {
  private static final long serialVersionUID = 1L;

  private transient @Inject Suspensions suspensions;
  private transient @Inject Enrollments enrollments;
  private transient @Inject Officer officer;
  private transient @Inject Texts texts;
  private String chosen = "";
  private SuspensionReason reason = SuspensionReason.DOCUMENT_LOST;

  /** Asks for the reason. */
  public void choose(String traveller) {
    chosen = traveller;
    reason = SuspensionReason.DOCUMENT_LOST;
  }

  public void cancel() {
    chosen = "";
  }

  public void suspend() {
    if (!suspensions.suspend(TravellerId.of(chosen), reason, officer.getName())) {
      texts.error("", "enrolment.traveller.gone");
    }
    chosen = "";
  }

  public void resume(String traveller) {
    if (!suspensions.resume(TravellerId.of(traveller), officer.getName())) {
      texts.error("", "enrolment.traveller.gone");
    }
  }

  /** Whether somebody is to be suspended. */
  public boolean isAsking() {
    return !chosen.isEmpty();
  }

  /** The name of whoever is to be suspended. */
  public String getName() {
    return TravellerLine.name(enrollments, chosen);
  }

  public List<SuspensionReason> getReasons() {
    return List.of(SuspensionReason.values());
  }

  public SuspensionReason getReason() {
    return reason;
  }

  public void setReason(SuspensionReason reason) {
    this.reason = reason;
  }
}
