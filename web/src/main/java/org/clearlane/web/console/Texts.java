// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.util.ResourceBundle;

/** The console's words in the language of the request. */
@RequestScoped
public class Texts {
  public static final String BUNDLE = "org.clearlane.web.console.messages";

  private @Inject Preferences preferences;

  public String get(String key) {
    return ResourceBundle.getBundle(BUNDLE, preferences.getLocale()).getString(key);
  }

  /** Shows the text as an error at the component, or for the page if the id is empty. */
  public void error(String clientId, String key) {
    say(clientId, get(key));
  }

  /** The same with words that were put together already. */
  public void say(String clientId, String words) {
    FacesContext.getCurrentInstance()
        .addMessage(
            clientId.isEmpty() ? null : clientId,
            new FacesMessage(FacesMessage.SEVERITY_ERROR, words, ""));
  }
}
