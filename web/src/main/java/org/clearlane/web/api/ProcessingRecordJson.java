// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import java.util.List;
import java.util.Optional;
import org.clearlane.web.processing.ProcessingRecord;
import org.clearlane.web.processing.ProcessingRecord.Activity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The record of processing activities of an authority. */
@Schema(name = "ProcessingRecord")
public record ProcessingRecordJson(
    @Schema(examples = "Authority A") String controller,
    @Schema(description = "The data protection officer, if the authority names somebody")
        @Nullable String contact,
    List<ActivityJson> activities,
    List<String> safeguards,
    @Schema(description = "To other authorities and countries") String transfers) {

  /** Something that the product does with personal data. */
  @Schema(name = "ProcessingActivity")
  public record ActivityJson(
      @Schema(examples = "lanes") String code,
      String name,
      String purpose,
      @Schema(description = "Whose data") String people,
      @Schema(description = "Categories of data") String data,
      String source,
      List<String> recipients,
      @Schema(description = "Whether there is a special category of data, and why") String special,
      List<RetentionRuleJson> retention,
      @Schema(description = "Where it keeps data", examples = "clearance.passage")
          List<String> tables) {
    static ActivityJson of(Activity activity) {
      return new ActivityJson(
          activity.code(),
          activity.name(),
          activity.purpose(),
          activity.people(),
          activity.data(),
          activity.source(),
          activity.recipients(),
          activity.special(),
          activity.kept().stream().map(RetentionRuleJson::of).toList(),
          activity.tables().stream().sorted().toList());
    }
  }

  static ProcessingRecordJson of(
      ProcessingRecord made, String controller, Optional<String> contact) {
    return new ProcessingRecordJson(
        controller,
        contact.orElse(null),
        made.activities().stream().map(ActivityJson::of).toList(),
        made.safeguards(),
        made.transfers());
  }
}
