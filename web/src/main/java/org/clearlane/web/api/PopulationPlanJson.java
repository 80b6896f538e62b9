// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clearlane.enrollment.PopulationPlan;
import org.clearlane.enrollment.PopulationPlan.Admission;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an authority lays down for a population. */
@Schema(name = "PopulationPlan")
public record PopulationPlanJson(
    @Schema(examples = "Staff of the North Park") @Nullable String name,
    @Schema(description = "Code of the partner who may keep the roster", examples = "north-park")
        @Nullable String owner,
    @Schema(
            description =
                "ROSTER: whom the owner registers. OPEN: whoever is eligible and consents at"
                    + " enrolment, as long as there is room.",
            enumeration = {"ROSTER", "OPEN"},
            defaultValue = "ROSTER")
        @Nullable String admission,
    @Schema(description = "1 to 99999", defaultValue = "99999") @Nullable Integer capacity,
    @Schema(examples = "2027-01-01") @Nullable String validFrom,
    @Schema(examples = "2027-12-31") @Nullable String validUntil,
    @Schema(description = "In years", defaultValue = "0") @Nullable Integer minimumAge,
    @Schema(description = "Of eligible travel documents; none for any")
        @Nullable List<String> issuingStates,
    @Schema(description = "Whether an officer looks at every member first", defaultValue = "true")
        @Nullable Boolean preVerified) {

  PopulationPlan plan() {
    return Requests.explained(
        () ->
            new PopulationPlan(
                Requests.member(name, "name"),
                Optional.ofNullable(owner).filter(it -> !it.isBlank()),
                admission == null
                    ? Admission.ROSTER
                    : Requests.constant(Admission.class, admission, "admission"),
                Optional.ofNullable(capacity).orElse(PopulationPlan.MOST_MEMBERS),
                Requests.date(Requests.member(validFrom, "validFrom"), "validFrom"),
                Requests.date(Requests.member(validUntil, "validUntil"), "validUntil"),
                Optional.ofNullable(minimumAge).orElse(0),
                issuingStates == null ? Set.of() : Set.copyOf(issuingStates),
                preVerified == null || preVerified));
  }
}
