// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.security;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clearlane.kernel.Authority;

/**
 * Log-ins of partners, {@code partner:CODE@authority}. No account has one: the names of accounts
 * contain no colon.
 */
public final class PartnerName {
  private static final String PREFIX = "partner:";
  private static final Pattern FORM = Pattern.compile(PREFIX + "([a-z0-9-]{2,40})@[a-z0-9-]+");

  private PartnerName() {}

  static String of(String code, Authority authority) {
    return PREFIX + code + "@" + authority.code();
  }

  /** The code of a partner's log-in; empty if it is an account's. */
  public static Optional<String> code(String logIn) {
    Matcher matcher = FORM.matcher(logIn);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
