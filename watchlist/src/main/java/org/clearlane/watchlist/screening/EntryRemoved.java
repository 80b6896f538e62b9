// SPDX-License-Identifier: Apache-2.0
package org.clearlane.watchlist.screening;

import org.clearlane.kernel.Authority;
import org.clearlane.watchlist.EntryId;

/** An entry was removed; the list in memory drops it once the transaction has committed. */
public record EntryRemoved(Authority authority, EntryId entry) {}
