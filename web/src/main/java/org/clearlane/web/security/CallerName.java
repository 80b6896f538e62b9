// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.security;

import java.util.Optional;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.Authority;

/** A log-in split into the account's name and its authority. */
public record CallerName(String name, Authority authority) {

  /**
   * Reads {@code name@code}; empty if the form is wrong or this server does not run the authority.
   */
  public static Optional<CallerName> parse(String login, Authorities authorities) {
    int at = login.lastIndexOf('@');
    if (at < 1 || login.length() > 80) {
      return Optional.empty();
    }
    return authorities
        .byCode(login.substring(at + 1))
        .map(authority -> new CallerName(login.substring(0, at), authority));
  }
}
