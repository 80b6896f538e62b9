// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

import org.clearlane.kernel.Authority;

/** A lane's directive or devices changed. For screens: it may be lost. */
public record LaneChanged(Authority authority, LaneId lane) {}
