// SPDX-License-Identifier: Apache-2.0

/** The door of this module; its subpackages are internal. */
@NullMarked
package org.clearlane.watchlist;

import org.jspecify.annotations.NullMarked;
