// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import org.clearlane.clearance.FrameOutcome;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of a frame. */
@Schema(name = "FrameOutcome")
public record FrameJson(
    boolean accepted,
    @Schema(
            description =
                "How many more usable frames the lane would like: send them within a second or so;"
                    + " at 0 it decides. Absent if this frame is not usable.",
            examples = "2")
        @Nullable Integer remaining,
    @Schema(
            description = "Why the frame is not usable; the lane asks for another one",
            examples = "FACE_TOO_SMALL")
        @Nullable String failure) {

  /**
   * @throws ProblemException if no frame is asked for
   */
  public static FrameJson of(FrameOutcome outcome) {
    return switch (outcome) {
      case FrameOutcome.Accepted accepted -> new FrameJson(true, accepted.remaining(), null);
      case FrameOutcome.Unusable unusable -> new FrameJson(false, null, unusable.failure().name());
      case FrameOutcome.NotExpected _ ->
          throw new ProblemException(Problem.of(ProblemType.FRAME_NOT_EXPECTED));
    };
  }
}
