// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which partner calls: a partner's programs are logged in as {@code partner:CODE@authority}. */
final class PartnerCode {
  private static final Pattern CALLER = Pattern.compile("partner:([a-z0-9-]{2,40})@[a-z0-9-]+");

  private PartnerCode() {}

  /**
   * @throws ProblemException if it is no partner that calls
   */
  static String of(SecurityContext security) {
    Principal caller = security.getUserPrincipal();
    Matcher matcher = CALLER.matcher(caller == null ? "" : caller.getName());
    if (!matcher.matches()) {
      throw new ProblemException(Problem.of(ProblemType.FORBIDDEN));
    }
    return matcher.group(1);
  }
}
