// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.Role;

/** Who uses the console. */
@Named
@RequestScoped
public class Officer {
  private @Inject Authorities authorities;

  private static ExternalContext external() {
    return FacesContext.getCurrentInstance().getExternalContext();
  }

  /** The log-in, empty where nobody is logged in. */
  public String getName() {
    return Optional.ofNullable(external().getUserPrincipal()).map(Principal::getName).orElse("");
  }

  public String getAuthority() {
    return AuthorityContext.isBound() ? authorities.name(AuthorityContext.current()) : "";
  }

  public boolean isWatches() {
    return in(Role.OFFICER) || in(Role.ADMINISTRATOR);
  }

  public boolean isEnrols() {
    return in(Role.ENROLMENT_OFFICER) || in(Role.ADMINISTRATOR);
  }

  public boolean isAdministers() {
    return in(Role.ADMINISTRATOR);
  }

  private static boolean in(Role role) {
    return external().isUserInRole(role.code());
  }

  public void logOut() throws IOException {
    external().invalidateSession();
    external().redirect(external().getRequestContextPath() + "/login.xhtml");
    FacesContext.getCurrentInstance().responseComplete();
  }
}
