// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.util.Arrays;
import java.util.Optional;

/** What an account may do. Endpoints and pages declare these by {@link #code()}. */
public enum Role {
  /** Watches lanes and handles referrals. */
  OFFICER(Codes.OFFICER),
  /** Enrols travellers. */
  ENROLMENT_OFFICER(Codes.ENROLMENT_OFFICER),
  /** Maintains the watchlist. */
  WATCHLIST_OFFICER(Codes.WATCHLIST_OFFICER),
  /** Configures lanes, devices and accounts. */
  ADMINISTRATOR(Codes.ADMINISTRATOR),
  /** Reads the audit trail and reviews. */
  AUDITOR(Codes.AUDITOR),
  /** A lane's controller: submits what its devices read, for its own lane only. */
  LANE_CONTROLLER(Codes.LANE_CONTROLLER);

  private final String code;

  Role(String code) {
    this.code = code;
  }

  /** Lower-case code as used in {@code @RolesAllowed} and the database. */
  public String code() {
    return code;
  }

  public static Optional<Role> byCode(String code) {
    return Arrays.stream(values()).filter(role -> role.code.equals(code)).findFirst();
  }

  /** The codes as compile-time constants, for annotations. */
  public static final class Codes {
    public static final String OFFICER = "officer";
    public static final String ENROLMENT_OFFICER = "enrolment-officer";
    public static final String WATCHLIST_OFFICER = "watchlist-officer";
    public static final String ADMINISTRATOR = "administrator";
    public static final String AUDITOR = "auditor";
    public static final String LANE_CONTROLLER = "lane-controller";

    private Codes() {}
  }
}
