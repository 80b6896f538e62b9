// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import org.clearlane.web.processing.ProcessingRecord.Kept;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How long one kind of data is kept. */
@Schema(name = "RetentionRule")
public record RetentionRuleJson(
    @Schema(examples = "linked-passages") String kind,
    String what,
    @Schema(description = "ISO 8601", examples = "PT2160H") String period,
    @Schema(description = "The period in words", examples = "90 days") String periodText,
    @Schema(description = "From when the period runs", examples = "from the passage") String from,
    @Schema(description = "What happens then", examples = "deleted") String action,
    @Schema(description = "How soon then", examples = "with the next run") String pace,
    @Schema(description = "Why so long and no longer") String basis,
    @Schema(
            description = "The setting that says how long; none if the period is fixed",
            examples = "clearlane.retention.passages")
        @Nullable String setting) {
  static RetentionRuleJson of(Kept kept) {
    return new RetentionRuleJson(
        kept.kind(),
        kept.what(),
        kept.length().toString(),
        kept.period(),
        kept.from(),
        kept.action(),
        kept.pace(),
        kept.basis(),
        kept.setting().orElse(null));
  }
}
