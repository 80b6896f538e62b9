// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.partners;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.clearlane.kernel.Partners;
import org.clearlane.kernel.Webhooks;
import org.clearlane.web.console.Officer;
import org.clearlane.web.console.Texts;
import org.jspecify.annotations.Nullable;

/** The authority's partners; what is done to them, by administrators alone. */
@Named
@RequestScoped
public class PartnerDesk {
  private @Inject Partners partners;
  private @Inject Webhooks webhooks;
  private @Inject Officer officer;
  private @Inject Texts texts;

  private @Nullable List<PartnerLine> lines;
  private String secret = "";
  private String secretOf = "";
  private String done = "";

  public List<PartnerLine> getLines() {
    if (lines == null) {
      lines =
          partners.list().stream()
              .map(partner -> PartnerLine.of(partner, webhooks.dead(partner.code())))
              .toList();
    }
    return lines;
  }

  /** Makes a new secret and shows it. */
  public void rotate(String code) {
    if (mayChange()) {
      partners
          .rotateSecret(code, Partners.USUAL_OVERLAP, officer.getName())
          .ifPresent(made -> show(code, made));
    }
  }

  public void suspend(String code) {
    if (mayChange() && partners.suspend(code, officer.getName())) {
      done = texts.get("partners.done.suspended");
    }
  }

  public void resume(String code) {
    if (mayChange() && partners.resume(code, officer.getName())) {
      done = texts.get("partners.done.resumed");
    }
  }

  public void resend(String code) {
    if (mayChange()) {
      done = texts.get("partners.done.resent") + " " + webhooks.resend(code, officer.getName());
    }
  }

  /** Whether the request is not made by hand: the buttons are shown to administrators. */
  private boolean mayChange() {
    lines = null;
    return officer.isAdministrator();
  }

  void saved(String code, Optional<String> made) {
    lines = null;
    done = texts.get("partners.done.saved");
    made.ifPresent(created -> show(code, created));
  }

  private void show(String code, String made) {
    secretOf = code + "@" + officer.getAuthorityCode();
    secret = made;
  }

  /** A secret to be written down now; blank if none was made. */
  public String getSecret() {
    return secret;
  }

  /** The client whose secret it is. */
  public String getSecretOf() {
    return secretOf;
  }

  /** What came of the action; blank if there was none. */
  public String getDone() {
    return done;
  }
}
