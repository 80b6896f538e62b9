// SPDX-License-Identifier: Apache-2.0

/** Alarms of lanes and their devices. */
@NullMarked
package org.clearlane.clearance.alarm;

import org.jspecify.annotations.NullMarked;
