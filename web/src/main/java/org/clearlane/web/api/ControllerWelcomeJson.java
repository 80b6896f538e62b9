// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import org.clearlane.devices.ControllerWelcome;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to a lane controller that registers or lives. */
@Schema(name = "ControllerWelcome")
public record ControllerWelcomeJson(
    @Schema(examples = "0c7e8a2e-5d5c-4a50-9f0c-3a6f3a0f7d11") String session,
    @Schema(description = "The server's clock", examples = "2026-11-24T09:00:00.251Z") String clock,
    @Schema(
            description =
                "How far the controller's clock is ahead, negative if behind; above 2000 either way"
                    + " it is told as a fault",
            examples = "-1")
        long clockAheadMillis,
    @Schema(examples = "1000") long heartbeatMillis,
    @Schema(
            description =
                "The newest command at a registration. A controller that has carried out none yet"
                    + " asks for those after it, any other for those after its own last one",
            examples = "1795500000000016")
        long lastCommand) {

  static ControllerWelcomeJson of(ControllerWelcome welcome) {
    return new ControllerWelcomeJson(
        welcome.session(),
        welcome.clock().toString(),
        welcome.ahead().toMillis(),
        welcome.heartbeat().toMillis(),
        welcome.lastCommand());
  }
}
