// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import java.util.Locale;
import java.util.ResourceBundle;

/** The console's texts in the language of the page. */
final class Texts {
  private Texts() {}

  static String of(String key) {
    Locale locale = FacesContext.getCurrentInstance().getViewRoot().getLocale();
    return ResourceBundle.getBundle("org.clearlane.web.console.messages", locale).getString(key);
  }

  static void error(String key) {
    FacesContext.getCurrentInstance()
        .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, of(key), null));
  }
}
