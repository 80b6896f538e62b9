// SPDX-License-Identifier: Apache-2.0

/** Persistence units, data sources and schema migrations of each authority. */
@NullMarked
package org.clearlane.kernel.persistence;

import org.jspecify.annotations.NullMarked;
