// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import org.clearlane.clearance.Directive;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a lane shows and asks for. A referral never says why. */
@Schema(name = "Directive")
public record DirectiveJson(
    @Schema(examples = "1795500000000001") long sequence,
    @Schema(
            examples = "CAPTURE",
            enumeration = {
              "CLOSED",
              "READY",
              "READY_FOR_DOCUMENT",
              "STEP_IN",
              "FINGER",
              "FINGER_AGAIN",
              "LIFT_FINGER",
              "CAPTURE",
              "ONE_BY_ONE",
              "WAIT",
              "PROCEED",
              "REFERRED"
            })
        String step,
    @Schema(examples = "1f0d6f0e-0d7c-4f0e-9a53-1c8bb0a7a1d2") @Nullable String passage,
    @Schema(description = "To be sent with every frame", examples = "T3Bqk0n6v2m1Qw9yXc4rZg")
        @Nullable String captureNonce,
    @Schema(
            description =
                "What would make the next frame better, while CAPTURE; it comes and goes with the"
                    + " frames, each time as a new directive with the same passage and nonce",
            examples = "STEP_CLOSER",
            enumeration = {
              "ONE_PERSON_ONLY",
              "STEP_CLOSER",
              "STEP_BACK",
              "MOVE_TO_CENTRE",
              "LOOK_AT_CAMERA",
              "HOLD_HEAD_UPRIGHT",
              "HOLD_STILL",
              "MORE_LIGHT",
              "LESS_LIGHT",
              "EVEN_LIGHT",
              "UNCOVER_FACE",
              "OPEN_EYES",
              "CLOSE_MOUTH"
            })
        @Nullable String hint,
    @Schema(
            description = "Which member of a family is asked, from 1, while CAPTURE",
            examples = "2")
        @Nullable Integer member,
    @Schema(description = "How many members the family has", examples = "4")
        @Nullable Integer members,
    @Schema(examples = "2026-11-24T09:00:00Z") String since) {

  static DirectiveJson of(Directive directive) {
    return new DirectiveJson(
        directive.sequence(),
        directive.step().name(),
        directive.passage().map(Object::toString).orElse(null),
        directive.captureNonce().orElse(null),
        directive.hint().map(Enum::name).orElse(null),
        directive.place().map(Directive.Place::number).orElse(null),
        directive.place().map(Directive.Place::of).orElse(null),
        directive.since().toString());
  }
}
