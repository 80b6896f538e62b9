// SPDX-License-Identifier: Apache-2.0

/** Lanes: their configuration and the runner that drives each. */
@NullMarked
package org.clearlane.clearance.lane;

import org.jspecify.annotations.NullMarked;
