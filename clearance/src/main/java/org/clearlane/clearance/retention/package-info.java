// SPDX-License-Identifier: Apache-2.0

/** How long lanes' data is kept, and for what; internal. */
@NullMarked
package org.clearlane.clearance.retention;

import org.jspecify.annotations.NullMarked;
