// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.population;

import org.clearlane.enrollment.Member;

/** A member as a line of the list. */
public record MemberLine(
    String id,
    String state,
    String reference,
    String name,
    String issuingState,
    String documentNumber,
    String birthDate,
    String validUntil,
    boolean attention) {

  static MemberLine of(Member member) {
    return new MemberLine(
        member.id().toString(),
        member.state().name(),
        member.reference().orElse(""),
        (member.document().surname() + " " + member.document().givenNames()).strip(),
        member.document().issuingState(),
        member.document().number(),
        member.document().birthDate().complete().map(Object::toString).orElse(""),
        member.validUntil().toString(),
        member.attention());
  }
}
