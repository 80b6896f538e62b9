// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.journey;

import org.clearlane.kernel.AuthorityContext;

/** How the audit trail names who acts. */
final class Actors {
  static final String SYSTEM = "system";

  private Actors() {}

  static String partner(String code) {
    return "partner:" + code + "@" + AuthorityContext.current().code();
  }
}
