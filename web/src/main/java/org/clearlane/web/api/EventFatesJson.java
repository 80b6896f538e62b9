// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import java.util.List;
import org.clearlane.clearance.EventFate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a lane controller's events. */
@Schema(name = "EventFates")
public record EventFatesJson(
    @Schema(
            description =
                "In the order of the events. TAKEN: the lane was told. RECORDED: too old for the"
                    + " lane. DROPPED: a code that is too old. KNOWN: told before",
            examples = "[\"TAKEN\"]")
        List<String> fates) {

  static EventFatesJson of(List<EventFate> fates) {
    return new EventFatesJson(fates.stream().map(EventFate::name).toList());
  }
}
