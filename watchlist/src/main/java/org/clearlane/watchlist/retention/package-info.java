// SPDX-License-Identifier: Apache-2.0

/** How long the watchlist is kept; internal. */
@NullMarked
package org.clearlane.watchlist.retention;

import org.jspecify.annotations.NullMarked;
