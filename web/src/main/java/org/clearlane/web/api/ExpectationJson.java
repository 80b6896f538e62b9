// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import org.clearlane.biometrics.FaceIdentifier;
import org.clearlane.biometrics.IdentificationPolicy;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What to expect of searches among many. */
@Schema(name = "Expectation")
public record ExpectationJson(
    @Schema(description = "How many faces a search compares", examples = "20000") long members,
    @Schema(
            description =
                "The most that may be taken for somebody of those who are no members; with a"
                    + " confidence of 95 %",
            examples = "0.001")
        double fpir,
    @Schema(
            description =
                "Whether the calibration supports that rate at this size; if not, lanes ask for a"
                    + " second factor")
        boolean supported,
    @Schema(description = "The most members at which it is supported") long mostMembers,
    @Schema(description = "The least score of a match", examples = "0.58")
        @Nullable Double threshold,
    @Schema(description = "The likely share of strangers taken for somebody", examples = "0.0004")
        @Nullable Double likelyFpir,
    @Schema(
            description =
                "The likely share of members who are not identified, if well captured; absent where"
                    + " the calibration has no scores of the same person",
            examples = "0.04")
        @Nullable Double likelyFnir) {

  static ExpectationJson of(long members, FaceIdentifier identifier, IdentificationPolicy policy) {
    FaceIdentifier.Expectation expected = identifier.expectation(members, policy);
    return new ExpectationJson(
        members,
        policy.fpir(),
        expected.supported(),
        identifier.mostReferences(policy),
        expected.threshold().isPresent() ? expected.threshold().getAsDouble() : null,
        expected.fpir().isPresent() ? expected.fpir().getAsDouble() : null,
        expected.fnir().isPresent() ? expected.fnir().getAsDouble() : null);
  }
}
