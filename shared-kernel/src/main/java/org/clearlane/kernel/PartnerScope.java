// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a partner's programs may do (OAuth 2.0 scopes, RFC 6749 section 3.3). Endpoints declare
 * these by {@link #code()}, beside the {@linkplain Role roles} of accounts; no account has a scope.
 */
public enum PartnerScope {
  /** Keeps the rosters of the populations that the partner's organisation owns. */
  ROSTERS(Codes.ROSTERS),
  /** Opens, changes and ends journeys. */
  JOURNEYS(Codes.JOURNEYS),
  /** Asks at a touchpoint of a journey who the passenger is. */
  TOUCHPOINTS(Codes.TOUCHPOINTS),
  /** Subscribes to events by webhook. */
  EVENTS(Codes.EVENTS);

  private final String code;

  PartnerScope(String code) {
    this.code = code;
  }

  /** Lower-case code as used in {@code @RolesAllowed}, in tokens and in the database. */
  public String code() {
    return code;
  }

  public static Optional<PartnerScope> byCode(String code) {
    return Arrays.stream(values()).filter(scope -> scope.code.equals(code)).findFirst();
  }

  /** The codes as compile-time constants, for annotations. */
  public static final class Codes {
    public static final String ROSTERS = "partner:rosters";
    public static final String JOURNEYS = "partner:journeys";
    public static final String TOUCHPOINTS = "partner:touchpoints";
    public static final String EVENTS = "partner:events";

    private Codes() {}
  }
}
