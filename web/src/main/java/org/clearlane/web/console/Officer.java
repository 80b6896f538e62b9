// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.Role;

/** Who is logged in. */
@Named
@RequestScoped
public class Officer {
  private @Inject HttpServletRequest request;
  private @Inject Authorities authorities;

  /** The log-in {@code name@authority}; empty if nobody is logged in. */
  public String getName() {
    Principal principal = request.getUserPrincipal();
    return principal == null ? "" : principal.getName();
  }

  /** The name of the officer's authority. */
  public String getAuthorityName() {
    return authorities.name(AuthorityContext.current());
  }

  /** The code of the officer's authority. */
  public String getAuthorityCode() {
    return AuthorityContext.current().code();
  }

  public boolean isWatchingLanes() {
    return has(Role.OFFICER) || has(Role.ADMINISTRATOR);
  }

  public boolean isEnrolling() {
    return has(Role.ENROLMENT_OFFICER) || has(Role.ADMINISTRATOR);
  }

  /** Whether the officer may see all that is kept about a traveller. */
  public boolean isDisclosing() {
    return has(Role.ENROLMENT_OFFICER);
  }

  public boolean isAdministrator() {
    return has(Role.ADMINISTRATOR);
  }

  /** Whether the officer may see the partners. */
  public boolean isSeeingPartners() {
    return has(Role.ADMINISTRATOR) || has(Role.AUDITOR);
  }

  private boolean has(Role role) {
    return request.isUserInRole(role.code());
  }
}
