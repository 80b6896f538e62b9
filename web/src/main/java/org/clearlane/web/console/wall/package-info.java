// SPDX-License-Identifier: Apache-2.0

/** The lane wall: lanes, latest passages, counters, live. */
@NullMarked
package org.clearlane.web.console.wall;

import org.jspecify.annotations.NullMarked;
