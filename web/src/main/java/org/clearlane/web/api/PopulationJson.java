// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import java.util.List;
import org.clearlane.enrollment.Population;
import org.clearlane.enrollment.PopulationPlan;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A population as officers see it. */
@Schema(name = "Population")
public record PopulationJson(
    @Schema(examples = "north-park") String code,
    @Schema(examples = "Staff of the North Park") String name,
    @Schema(description = "The partner who may keep the roster", examples = "north-park")
        @Nullable String owner,
    @Schema(enumeration = {"ROSTER", "OPEN"}) String admission,
    @Schema(examples = "20000") int capacity,
    @Schema(examples = "2027-01-01") String validFrom,
    @Schema(examples = "2027-12-31") String validUntil,
    int minimumAge,
    @Schema(description = "Of eligible travel documents; none for any") List<String> issuingStates,
    @Schema(description = "Whether an officer looks at every member first") boolean preVerified,
    boolean suspended,
    @Schema(description = "Places taken") int members,
    @Schema(description = "Members whom lanes identify today") long active,
    @Schema(description = "Members who wait for an officer") long unverified) {

  static PopulationJson of(Population population) {
    PopulationPlan plan = population.plan();
    return new PopulationJson(
        population.code().value(),
        plan.name(),
        plan.owner().orElse(null),
        plan.admission().name(),
        plan.capacity(),
        plan.validFrom().toString(),
        plan.validUntil().toString(),
        plan.minimumAge(),
        plan.issuingStates().stream().sorted().toList(),
        plan.preVerified(),
        population.suspended(),
        population.members(),
        population.active(),
        population.unverified());
  }
}
