// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.partners;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.clearlane.kernel.BadPartnerException;
import org.clearlane.kernel.Partner;
import org.clearlane.kernel.PartnerScope;
import org.clearlane.kernel.Partners;
import org.clearlane.web.console.Officer;
import org.clearlane.web.console.Texts;

/** The form that makes a partner or changes one; for administrators. */
@Named
@RequestScoped
public class PartnerForm {
  private @Inject Partners partners;
  private @Inject PartnerDesk desk;
  private @Inject Officer officer;
  private @Inject Texts texts;

  @Inject
  @ManagedProperty("#{param.partner}")
  private String asked;

  private String code = "";
  private String organisation = "";
  private final Map<PartnerScope, Boolean> granted = new EnumMap<>(PartnerScope.class);

  @PostConstruct
  void read() {
    for (PartnerScope scope : PartnerScope.values()) {
      granted.put(scope, false);
    }
    if (isChange()) {
      partners.find(asked).ifPresent(this::take);
    }
  }

  private void take(Partner partner) {
    code = partner.code();
    organisation = partner.organisation();
    partner.scopes().forEach(scope -> granted.put(scope, true));
  }

  /** Whether a partner that exists is changed. */
  public boolean isChange() {
    return asked != null && !asked.isEmpty();
  }

  /** Makes or changes the partner, or says what has to be put right. */
  public void save() {
    if (!officer.isAdministrator()) {
      return; // the form is not shown; the request was made by hand
    }
    String named = isChange() ? asked : code.strip();
    if (!isChange() && partners.find(named).isPresent()) {
      texts.error("", "partners.exists");
      return;
    }
    try {
      desk.saved(named, partners.put(named, organisation.strip(), scopes(), officer.getName()));
      if (!isChange()) {
        clear();
      }
    } catch (BadPartnerException e) {
      texts.error("", "partners.refused");
    }
  }

  /** Else the next partner would be given what was ticked for this one. */
  private void clear() {
    code = "";
    organisation = "";
    granted.replaceAll((_, _) -> false);
  }

  private Set<PartnerScope> scopes() {
    Set<PartnerScope> scopes = EnumSet.noneOf(PartnerScope.class);
    granted.forEach(
        (scope, ticked) -> {
          if (ticked) {
            scopes.add(scope);
          }
        });
    return scopes;
  }

  public PartnerScope[] getScopes() {
    return PartnerScope.values();
  }

  public Map<PartnerScope, Boolean> getGranted() {
    return granted;
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }

  public String getOrganisation() {
    return organisation;
  }

  public void setOrganisation(String organisation) {
    this.organisation = organisation;
  }
}
