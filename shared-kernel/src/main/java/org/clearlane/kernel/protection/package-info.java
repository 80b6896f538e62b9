// SPDX-License-Identifier: Apache-2.0

/** Keys in files outside the database, and what is done with them. */
@NullMarked
package org.clearlane.kernel.protection;

import org.jspecify.annotations.NullMarked;
