// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How this browser wants pages: the language and the theme, kept in cookies that pages set. */
@Named
@RequestScoped
public class Preferences {
  private static final Set<String> THEMES = Set.of("light", "dark");

  private @Inject HttpServletRequest request;

  public Language getLanguage() {
    return cookie("clearlane-language")
        .flatMap(Language::byCode)
        .orElseGet(() -> Language.preferred(request.getLocales()));
  }

  public Locale getLocale() {
    return getLanguage().locale();
  }

  /** For the {@code lang} attribute. */
  public String getTag() {
    return getLanguage().tag();
  }

  public List<Language> getLanguages() {
    return List.of(Language.values());
  }

  /** {@code light}, {@code dark}, or {@code auto} for the operating system's choice. */
  public String getTheme() {
    return cookie("clearlane-theme").filter(THEMES::contains).orElse("auto");
  }

  private Optional<String> cookie(String name) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(name))
            .map(Cookie::getValue)
            .findFirst();
  }
}
