// SPDX-License-Identifier: Apache-2.0

/** The list in memory, and the look-up in it. */
@NullMarked
package org.clearlane.watchlist.screening;

import org.jspecify.annotations.NullMarked;
