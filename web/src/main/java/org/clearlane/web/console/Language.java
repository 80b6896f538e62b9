// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console;

import jakarta.enterprise.context.SessionScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The language of the session: the browser's, until the officer chooses one. */
@Named
@SessionScoped
public class Language implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final List<String> TAGS = List.of("en", "zh-HK", "zh-CN");

  private String tag = "";

  public String getTag() {
    if (tag.isEmpty()) {
      tag = preferred();
    }
    return tag;
  }

  public Locale getLocale() {
    return Locale.forLanguageTag(getTag());
  }

  public void choose(String wanted) {
    if (TAGS.contains(wanted)) {
      tag = wanted;
    }
  }

  private static String preferred() {
    Locale asked =
        Optional.ofNullable(FacesContext.getCurrentInstance())
            .map(context -> context.getExternalContext().getRequestLocale())
            .orElse(Locale.ENGLISH);
    if (!asked.getLanguage().equals("zh")) {
      return "en";
    }
    boolean simplified =
        asked.getScript().equals("Hans")
            || (asked.getScript().isEmpty()
                && List.of("CN", "SG", "").contains(asked.getCountry()));
    return simplified ? "zh-CN" : "zh-HK";
  }
}
