// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.security;

import java.util.Optional;
import org.clearlane.kernel.Authority;

/**
 * Log-ins of partners, {@code partner:CODE@authority}. No account has one: the names of accounts
 * contain no colon.
 */
public final class PartnerName {
  private static final String PREFIX = "partner:";

  private PartnerName() {}

  static String of(String code, Authority authority) {
    return PREFIX + code + "@" + authority.code();
  }

  /** The code of a partner's log-in; empty if it is an account's. */
  public static Optional<String> code(String logIn) {
    int at = logIn.lastIndexOf('@');
    return logIn.startsWith(PREFIX) && at > PREFIX.length()
        ? Optional.of(logIn.substring(PREFIX.length(), at))
        : Optional.empty();
  }
}
