// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import org.clearlane.biometrics.PadVote;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One vote on whether a capture was a presentation attack. Advisory: none is strong. */
@Schema(name = "PresentationAttackVote")
public record PadVoteJson(
    @Schema(
            examples = "PARALLAX",
            enumeration = {"LIVENESS", "MOTION", "PARALLAX", "SIZE", "IDENTITY", "REPLAY"})
        String kind,
    @Schema(
            examples = "PASSED",
            enumeration = {"PASSED", "SUSPICIOUS", "NOT_AVAILABLE"})
        String finding,
    @Schema(description = "Absent if the frames do not allow this vote", examples = "0.18")
        @Nullable Double value,
    @Schema(description = "Where suspicion begins", examples = "0.06") double limit) {

  static PadVoteJson of(PadVote vote) {
    return new PadVoteJson(
        vote.kind().name(),
        vote.finding().name(),
        vote.value().isPresent() ? vote.value().getAsDouble() : null,
        vote.limit());
  }
}
