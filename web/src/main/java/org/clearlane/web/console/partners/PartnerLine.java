// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.partners;

import java.util.List;
import org.clearlane.kernel.Partner;
import org.clearlane.kernel.PartnerScope;
import org.clearlane.web.console.ClockTimes;

/**
 * A partner as a line of the list.
 *
 * @param scopes their names, parts of message keys
 * @param lastToken blank if it never got one
 * @param dead how many events were given up
 */
public record PartnerLine(
    String code,
    String organisation,
    List<String> scopes,
    boolean suspended,
    String lastToken,
    long dead) {

  static PartnerLine of(Partner partner, long dead) {
    return new PartnerLine(
        partner.code(),
        partner.organisation(),
        partner.scopes().stream().sorted().map(PartnerScope::name).toList(),
        partner.suspended(),
        partner.lastTokenAt().map(ClockTimes::dayAndTime).orElse(""),
        dead);
  }

  /** CSS class of the state. */
  public String style() {
    return suspended ? "s-stop" : "s-ok";
  }

  /** The icon of the state. */
  public String icon() {
    return suspended ? "lock" : "COMPLETED";
  }
}
