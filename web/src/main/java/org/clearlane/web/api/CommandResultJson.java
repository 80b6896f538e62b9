// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import java.util.Optional;
import org.clearlane.devices.CommandResult;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of a command. */
@Schema(name = "CommandResult")
public record CommandResultJson(
    @Nullable String session,
    @Schema(description = "The command's", examples = "1795500000000017") @Nullable Long number,
    @Schema(
            description = "REFUSED and TOO_LATE promise that nothing happened and nothing will",
            examples = "DONE",
            enumeration = {"DONE", "REFUSED", "TOO_LATE"})
        @Nullable String outcome,
    @Schema(description = "With READ_LATCH and CLEAR_LATCH: whether the latch is set now")
        @Nullable Boolean latched) {

  /**
   * The result in the words of the devices.
   *
   * @throws ProblemException naming what is missing or unknown
   */
  public CommandResult parse() {
    return Requests.explained(
        () ->
            new CommandResult(
                Requests.member(number, "number"),
                Requests.constant(CommandResult.Outcome.class, outcome, "outcome"),
                Optional.ofNullable(latched)));
  }
}
