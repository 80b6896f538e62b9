// SPDX-License-Identifier: Apache-2.0
package org.clearlane.watchlist.screening;

import org.clearlane.kernel.Authority;

/** An entry was added; the list in memory takes it once the transaction has committed. */
public record EntryAdded(Authority authority, ListInMemory.Row row) {}
