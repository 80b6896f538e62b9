// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import java.util.List;
import org.clearlane.clearance.PassageView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A passage as the owning authority's officers see it. */
@Schema(name = "Passage")
public record PassageJson(
    @Schema(examples = "1f0d6f0e-0d7c-4f0e-9a53-1c8bb0a7a1d2") String id,
    @Schema(examples = "e1") String lane,
    @Schema(examples = "ENTRY") String direction,
    @Schema(examples = "COMPLETED") String state,
    @Schema(examples = "NONE") String reason,
    @Nullable String traveller,
    @Schema(description = "Comparison score, -1 to 1", examples = "0.71") @Nullable Double score,
    @Schema(description = "Advisory, 0 to 1, averaged over the frames", examples = "0.98")
        @Nullable Double liveness,
    @Schema(description = "Votes on a presentation attack; empty before the decision")
        List<PadVoteJson> padVotes,
    @Schema(description = "Last frame received to gate command", examples = "74")
        @Nullable Integer decisionMillis,
    @Schema(examples = "2026-11-24T09:00:00.000123Z") String openedAt,
    @Schema(examples = "2026-11-24T09:00:04.125Z") String changedAt) {

  static PassageJson of(PassageView passage) {
    return new PassageJson(
        passage.id().toString(),
        passage.lane().code(),
        passage.direction().name(),
        passage.state().name(),
        passage.reason().name(),
        passage.traveller().map(Object::toString).orElse(null),
        passage.score().orElse(null),
        passage.liveness().orElse(null),
        passage.padVotes().stream().map(PadVoteJson::of).toList(),
        passage.decisionMillis().orElse(null),
        passage.openedAt().toString(),
        passage.changedAt().toString());
  }
}
