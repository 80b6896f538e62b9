// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import org.clearlane.enrollment.ReEnrolments.Progress;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far the references have come to the current face model. */
@Schema(name = "ReEnrolment")
public record ReEnrolmentJson(
    @Schema(description = "The model that references should be of", examples = "fccf4f63c21fc341")
        String model,
    boolean running,
    @Schema(description = "All face references", examples = "1200") long references,
    @Schema(description = "Those of this model", examples = "800") long current,
    @Schema(description = "Those that wait for the run", examples = "390") long left,
    @Schema(description = "Left as they are: no consent is in force", examples = "7")
        long withoutConsent,
    @Schema(
            description = "Left as they are: the model finds no usable face in the stored picture",
            examples = "3")
        long failed,
    @Schema(examples = "lee@a") @Nullable String startedBy,
    @Schema(examples = "2026-11-24T09:00:00Z") @Nullable String startedAt) {

  /** A wish. */
  @Schema(name = "ReEnrolmentRun")
  public record RunJson(boolean running) {}

  static ReEnrolmentJson of(Progress progress) {
    return new ReEnrolmentJson(
        progress.modelId(),
        progress.running(),
        progress.references(),
        progress.current(),
        progress.left(),
        progress.withoutConsent(),
        progress.failed(),
        progress.startedBy().orElse(null),
        progress.startedAt().map(Object::toString).orElse(null));
  }
}
