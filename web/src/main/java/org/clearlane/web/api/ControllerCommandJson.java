// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import org.clearlane.devices.ControllerCommand;
import org.clearlane.devices.ControllerCommand.Order;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A command to a lane controller. */
@Schema(name = "ControllerCommand")
public record ControllerCommandJson(
    @Schema(
            description = "Larger than that of every command before, also over restarts",
            examples = "1795500000000017")
        long number,
    @Schema(
            description = "Carried out within this time after it was fetched, or not at all",
            examples = "1480")
        long validMillis,
    @Schema(
            description =
                "OPEN releases the door for one person by a timer that closes it whatever happens;"
                    + " ADMIT likewise the entry door; READ_LATCH and CLEAR_LATCH ask for the passage latch in the result; SHOW"
                    + " shows a signal and PROMPT a text, without result",
            examples = "OPEN",
            enumeration = {"OPEN", "ADMIT", "READ_LATCH", "CLEAR_LATCH", "SHOW", "PROMPT"})
        String type,
    @Schema(description = "With OPEN and ADMIT", examples = "5000") @Nullable Long openMillis,
    @Schema(
            description = "With SHOW",
            examples = "PROCEED",
            enumeration = {"READY", "WAIT", "PROCEED", "REFER", "STOP"})
        @Nullable String signal,
    @Schema(description = "With PROMPT: at most 32 ASCII characters", examples = "STEP IN")
        @Nullable String text) {

  /** The command as the API shows it. */
  public static ControllerCommandJson of(ControllerCommand command) {
    long valid = command.validFor().toMillis();
    return switch (command.order()) {
      case Order.Open(var openFor) ->
          new ControllerCommandJson(
              command.number(), valid, "OPEN", openFor.toMillis(), null, null);
      case Order.Admit(var openFor) ->
          new ControllerCommandJson(
              command.number(), valid, "ADMIT", openFor.toMillis(), null, null);
      case Order.ReadLatch _ ->
          new ControllerCommandJson(command.number(), valid, "READ_LATCH", null, null, null);
      case Order.ClearLatch _ ->
          new ControllerCommandJson(command.number(), valid, "CLEAR_LATCH", null, null, null);
      case Order.Show(var signal) ->
          new ControllerCommandJson(command.number(), valid, "SHOW", null, signal.name(), null);
      case Order.Prompt(var text) ->
          new ControllerCommandJson(command.number(), valid, "PROMPT", null, null, text);
    };
  }
}
