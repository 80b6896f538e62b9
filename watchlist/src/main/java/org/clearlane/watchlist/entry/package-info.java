// SPDX-License-Identifier: Apache-2.0

/** Entries as they are stored. */
@NullMarked
package org.clearlane.watchlist.entry;

import org.jspecify.annotations.NullMarked;
