// SPDX-License-Identifier: Apache-2.0

/** Flights of a day and their passengers, for officers. */
@NullMarked
package org.clearlane.web.console.journey;

import org.jspecify.annotations.NullMarked;
