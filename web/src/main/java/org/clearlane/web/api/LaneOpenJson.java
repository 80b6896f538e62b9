// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a lane serves travellers. */
@Schema(name = "LaneOpen")
public record LaneOpenJson(boolean open) {}
