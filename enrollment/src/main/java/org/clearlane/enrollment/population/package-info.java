// SPDX-License-Identifier: Apache-2.0

/** Groups whose members are identified by face alone, their rosters and their galleries. */
@NullMarked
package org.clearlane.enrollment.population;

import org.jspecify.annotations.NullMarked;
