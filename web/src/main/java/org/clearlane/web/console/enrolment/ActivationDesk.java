// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.enrolment;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.clearlane.enrollment.Credentials;
import org.clearlane.enrollment.Enrollments;
import org.clearlane.enrollment.TravellerSummary;
import org.clearlane.kernel.TravellerId;
import org.clearlane.web.console.ConsoleSettings;
import org.clearlane.web.console.Officer;
import org.clearlane.web.console.Texts;
import org.jspecify.annotations.Nullable;

/** The latest travellers: codes for their devices, and the end of an enrolment. */
@Named
@ViewScoped
public class ActivationDesk implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int LIST_LENGTH = 25;

  private transient @Inject Enrollments enrollments;
  private transient @Inject Credentials credentials;
  private transient @Inject Officer officer;
  private transient @Inject Texts texts;
  private @Nullable Activation activation;

  /** Makes a code for the traveller's device; an unknown traveller is told to the officer. */
  public void activate(String traveller) {
    activation = null;
    TravellerId id = TravellerId.of(traveller);
    Optional<TravellerSummary> found = enrollments.find(id);
    if (found.isEmpty()) {
      texts.error("", "enrolment.traveller.gone");
      return;
    }
    if (found.get().status() == TravellerSummary.Status.SUSPENDED) {
      texts.error("", "enrolment.traveller.suspended");
      return;
    }
    activation =
        Activation.of(traveller, credentials.activate(id, officer.getName()), travellerPage());
  }

  /** The codes on a lost phone stop working at once; another phone gets a code. */
  public void phoneLost(String traveller) {
    credentials.revokeAll(TravellerId.of(traveller), officer.getName());
    activate(traveller);
  }

  public void withdraw(String traveller) {
    forget();
    enrollments.withdraw(TravellerId.of(traveller), officer.getName());
  }

  /** A code is shown once. */
  public void forget() {
    activation = null;
  }

  private static String travellerPage() {
    String configured = ConsoleSettings.TRAVELLER_URL.get();
    if (!configured.isEmpty()) {
      return configured;
    }
    ExternalContext http = FacesContext.getCurrentInstance().getExternalContext();
    String scheme = http.getRequestScheme();
    int port = http.getRequestServerPort();
    boolean usual = port == (scheme.equals("https") ? 443 : 80);
    return scheme
        + "://"
        + http.getRequestServerName()
        + (usual ? "" : ":" + port)
        + http.getRequestContextPath()
        + "/traveller/";
  }

  public @Nullable Activation getActivation() {
    return activation;
  }

  public List<TravellerLine> getLatest() {
    return enrollments.recent(LIST_LENGTH).stream().map(TravellerLine::of).toList();
  }

  public long getCount() {
    return enrollments.count();
  }
}
