// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import org.clearlane.enrollment.Member;
import org.clearlane.kernel.TravellerId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A member as officers see it. */
@Schema(name = "Member")
public record MemberJson(
    @Schema(examples = "1f0d6f0e-0d7c-4f0e-9a53-1c8bb0a7a1d2") String id,
    @Schema(enumeration = {"SUSPENDED", "UNVERIFIED", "NOT_ENROLLED", "NOT_YET_VALID", "ACTIVE"})
        String state,
    @Schema(description = "The owner's own number of the person", examples = "NP-004711")
        @Nullable String reference,
    String issuingState,
    String documentNumber,
    String surname,
    String givenNames,
    @Nullable String traveller,
    @Schema(examples = "2027-01-01") String validFrom,
    @Schema(examples = "2027-12-31") String validUntil,
    @Schema(description = "Look twice before you vouch") boolean attention,
    @Nullable String verifiedBy,
    @Schema(examples = "2026-11-24T09:00:00Z") String registeredAt) {

  static MemberJson of(Member member) {
    return new MemberJson(
        member.id().toString(),
        member.state().name(),
        member.reference().orElse(null),
        member.document().issuingState(),
        member.document().number(),
        member.document().surname(),
        member.document().givenNames(),
        member.traveller().map(TravellerId::toString).orElse(null),
        member.validFrom().toString(),
        member.validUntil().toString(),
        member.attention(),
        member.verifiedBy().orElse(null),
        member.registeredAt().toString());
  }
}
