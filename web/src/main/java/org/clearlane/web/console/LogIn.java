// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;

/** The log-in page. */
@Named
@RequestScoped
public class LogIn {
  private @Inject SecurityContext security;

  private String name = "";
  private String password = "";

  public void submit() throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    ExternalContext external = faces.getExternalContext();
    AuthenticationStatus status =
        security.authenticate(
            (HttpServletRequest) external.getRequest(),
            (HttpServletResponse) external.getResponse(),
            AuthenticationParameters.withParams()
                .credential(
                    new UsernamePasswordCredential(
                        name.strip().toLowerCase(Locale.ROOT), password)));
    if (status == AuthenticationStatus.SUCCESS) {
      boolean watches =
          security.isCallerInRole("officer") || security.isCallerInRole("administrator");
      external.redirect(
          external.getRequestContextPath()
              + (watches ? "/console/lanes.xhtml" : "/console/enrolment.xhtml"));
      faces.responseComplete();
    } else {
      Texts.error("login.refused");
    }
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name == null ? "" : name;
  }

  public String getPassword() {
    return "";
  }

  public void setPassword(String password) {
    this.password = password == null ? "" : password;
  }
}
