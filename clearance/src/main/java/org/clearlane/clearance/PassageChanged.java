// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

import java.time.Instant;
import org.clearlane.kernel.Authority;

/** A passage took a step; fired after the step is stored. For screens: it may be lost. */
public record PassageChanged(
    Authority authority, LaneId lane, PassageId passage, PassageState state, Instant at) {}
