// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.login;

import static jakarta.security.enterprise.AuthenticationStatus.SUCCESS;
import static jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters.withParams;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.clearlane.web.console.Texts;

/** Logs an officer in and out. */
@Named
@RequestScoped
public class LogIn {
  private @Inject SecurityContext security;
  private @Inject Texts texts;
  private String name = "";
  private String password = "";

  /** Checks the log-in; a wrong one does not tell which part was wrong. */
  public void submit() throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    ExternalContext http = faces.getExternalContext();
    HttpServletResponse response = (HttpServletResponse) http.getResponse();
    UsernamePasswordCredential credential = new UsernamePasswordCredential(name.strip(), password);
    password = "";
    if (security.authenticate(
            (HttpServletRequest) http.getRequest(), response, withParams().credential(credential))
        == SUCCESS) {
      http.redirect(http.getRequestContextPath() + "/");
    } else {
      // The mechanism has answered 401; the page is shown all the same, with the reason in words.
      response.setStatus(HttpServletResponse.SC_OK);
      texts.error("", "login.refused");
    }
  }

  public void logOut() throws IOException {
    ExternalContext http = FacesContext.getCurrentInstance().getExternalContext();
    http.invalidateSession();
    http.redirect(http.getRequestContextPath() + "/login.xhtml");
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getPassword() {
    return password;
  }

  public void setPassword(String password) {
    this.password = password;
  }
}
